using System.Collections.Immutable;

namespace CrampCheck.Rules.Tests;

/// <summary>All answer sets with what the rules make of them, worked out once for all tests.</summary>
internal static class EveryAnswerSet
{
    private static readonly Lazy<ImmutableArray<Assessment>> LazyAssessments = new(
        () => [.. All.AsParallel().AsOrdered().Select(answers => Assessment.Of(answers))]);

    private static readonly Lazy<ImmutableArray<(Answers Answers, Sensitivity Sensitivity)>> LazySensitivities = new(
        () => [.. All.AsParallel().AsOrdered().Select(answers => (answers, Sensitivity.Of(answers)))]);

    private static readonly Lazy<Dictionary<Answers, Verdict>> LazyVerdicts = new(
        () => Assessments.ToDictionary(assessment => assessment.Answers, assessment => assessment.Verdict));

    public static ImmutableArray<Answers> All { get; } = [.. AnswerSets.All()];

    public static ImmutableArray<Assessment> Assessments => LazyAssessments.Value;

    public static ImmutableArray<(Answers Answers, Sensitivity Sensitivity)> Sensitivities => LazySensitivities.Value;

    public static Verdict VerdictOf(in Answers answers) => LazyVerdicts.Value[answers];
}
