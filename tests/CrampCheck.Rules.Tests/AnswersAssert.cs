namespace CrampCheck.Rules.Tests;

/// <summary>Claims about many answers, failing with how many are wrong and the first of them.</summary>
internal static class AnswersAssert
{
    public static void None(IEnumerable<Answers> wrong)
    {
        var all = wrong.ToList();
        Assert.True(all.Count == 0, $"Wrong for {all.Count} answers, of which the first: {all.FirstOrDefault()}");
    }

    public static void EverySet(Func<Answers, bool> holds) =>
        None(EveryAnswerSet.All.AsParallel().AsOrdered().Where(answers => !holds(answers)));

    public static void EveryAssessment(Func<Assessment, bool> holds) =>
        None(EveryAnswerSet.Assessments.AsParallel().AsOrdered()
            .Where(assessment => !holds(assessment))
            .Select(assessment => assessment.Answers));

    public static void EveryCauseScore(Func<CauseScore, bool> holds) =>
        EveryAssessment(assessment => assessment.Causes.All(holds));

    public static void EverySensitivity(Func<Answers, Sensitivity, bool> holds) =>
        None(EveryAnswerSet.Sensitivities.AsParallel().AsOrdered()
            .Where(set => !holds(set.Answers, set.Sensitivity))
            .Select(set => set.Answers));

    /// <summary>For claims that are costly to check: every 37th answer set, which shares no rhythm with the answers.</summary>
    public static void SomeSensitivities(Func<Answers, Sensitivity, bool> holds) =>
        None(EveryAnswerSet.Sensitivities.Where((_, i) => i % 37 == 0).Where(set => !holds(set.Answers, set.Sensitivity)).Select(set => set.Answers));
}
