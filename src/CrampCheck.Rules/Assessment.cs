using System.Collections.Immutable;

namespace CrampCheck.Rules;

/// <summary>The assessed answers: scores with their reasons, and the verdict.</summary>
public sealed class Assessment
{
    private Assessment(in Answers answers)
    {
        Answers = answers;
        var least = answers.BestCase();
        var most = answers.WorstCase();
        var causes = new[]
        {
            Explain(Cause.CalciumDeficiency, least, most),
            Explain(Cause.ColdStimulation, least, most),
            Explain(Cause.Overexertion, least, most),
        };
        Scores = new(causes[0].Score, causes[1].Score, causes[2].Score);
        Verdict = Verdict.Of(Scores);
        Array.Sort(causes, ByRank);
        Causes = [.. causes];
    }

    /// <summary>The answers that were assessed.</summary>
    public Answers Answers { get; }

    /// <summary>The scores of all causes.</summary>
    public Scores Scores { get; }

    /// <summary>Outcome and leaders.</summary>
    public Verdict Verdict { get; }

    /// <summary>
    /// The causes in rank order: by the lower end, then by the upper end, then in the article's order. Leaders come first.
    /// </summary>
    public ImmutableArray<CauseScore> Causes { get; }

    /// <summary>How seriously to take the cramps.</summary>
    public Seriousness Seriousness => Answers.Frequency switch
    {
        Frequency.Weekly => Seriousness.Serious,
        Frequency.MostNights => Seriousness.VerySerious,
        Frequency.Unknown or Frequency.Rarely or Frequency.Monthly => Seriousness.Ordinary,
        _ => throw new InvalidOperationException($"There is no frequency {Answers.Frequency}."),
    };

    /// <summary>What to say about having enough calcium: only what is certain.</summary>
    public CalciumNotice CalciumNotice =>
        Answers.Calcium.Least >= Answers.Need.UpperLevel ? CalciumNotice.TooMuch
        : Answers.Calcium.Least >= Answers.Need.Milligrams ? CalciumNotice.Enough
        : CalciumNotice.None;

    /// <summary>
    /// Whether a single cause leads, but would not with 5 points fewer, the most that the frequency of cramps can add.
    /// </summary>
    public bool LeadsNarrowly
    {
        get
        {
            if (Verdict.Outcome != Outcome.OneCause)
            {
                return false;
            }

            var less = Causes[0].Score.Low - Scorecard.Factors[^1].Rules[0].Points;
            var next = Causes[1].Score.Low;
            return less < PointRange.PossibleFrom || (next >= PointRange.PossibleFrom && less - next <= Scorecard.JointWithin);
        }
    }

    /// <summary>Assesses the answers.</summary>
    public static Assessment Of(in Answers answers) => new(answers);

    private static CauseScore Explain(Cause cause, in Answers least, in Answers most)
    {
        var factors = Scorecard.FactorsOf(cause);
        var contributions = ImmutableArray.CreateBuilder<Contribution>(factors.Length);
        var (low, high) = (0, 0);
        foreach (var factor in factors)
        {
            var counts = (Low: factor.Cause is not null || low > 0, High: factor.Cause is not null || high > 0);
            var leastRule = counts.Low ? factor.RuleFor(least) : null;
            var mostRule = counts.High ? factor.RuleFor(most) : null;
            var points = new PointRange(leastRule?.Points ?? 0, mostRule?.Points ?? 0);
            (low, high) = (low + points.Low, high + points.High);
            contributions.Add(new(factor, leastRule, mostRule, points));
        }

        var limit = Scorecard.HighestScoreOf(cause);
        return new(cause, contributions.MoveToImmutable(), new(Math.Min(low, limit), Math.Min(high, limit)));
    }

    private static int ByRank(CauseScore left, CauseScore right) =>
        (right.Score.Low, right.Score.High, left.Cause).CompareTo((left.Score.Low, left.Score.High, right.Cause));
}
