using System.Collections.Immutable;

namespace CrampCheck.Rules;

/// <summary>How seriously the article says to take the cramps: by how often they come.</summary>
public enum Seriousness
{
    /// <summary>Less than once a week, or not known.</summary>
    Ordinary,

    /// <summary>1 to 3 nights a week.</summary>
    Serious,

    /// <summary>4 nights a week or more.</summary>
    VerySerious,
}

/// <summary>What one factor adds to one cause.</summary>
/// <param name="Factor">The factor.</param>
/// <param name="Least">The row that holds at the lower end, if any.</param>
/// <param name="Most">The row that holds at the upper end, if any.</param>
/// <param name="Points">What they add.</param>
public readonly record struct Contribution(Factor Factor, Rule? Least, Rule? Most, PointRange Points);

/// <summary>One cause, with its whole sum.</summary>
/// <param name="Cause">The cause.</param>
/// <param name="Contributions">What each factor adds, in the scorecard's order.</param>
/// <param name="Score">Their sum, cut at the cause's highest score.</param>
public sealed record CauseScore(Cause Cause, ImmutableArray<Contribution> Contributions, PointRange Score)
{
    /// <summary>What the highest score cuts off at each end: 0 or a negative number.</summary>
    public PointRange CutOff
    {
        get
        {
            var sum = Sum(null);
            return new(Score.Low - sum.Low, Score.High - sum.High);
        }
    }

    /// <summary>What one question adds.</summary>
    public PointRange PointsOf(Question question) => Sum(question);

    private PointRange Sum(Question? only)
    {
        var sum = default(PointRange);
        foreach (var contribution in Contributions)
        {
            if (only is null || contribution.Factor.Question == only)
            {
                sum += contribution.Points;
            }
        }

        return sum;
    }
}

/// <summary>The answers judged: scores with their reasons, and what they come to.</summary>
public sealed class Assessment
{
    private Assessment(in Answers answers)
    {
        Answers = answers;
        var least = answers.LeastHarmful();
        var most = answers.MostHarmful();
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

    /// <summary>The answers.</summary>
    public Answers Answers { get; }

    /// <summary>The scores.</summary>
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
        _ => Seriousness.Ordinary,
    };

    /// <summary>What to say about having enough calcium: only what is certain.</summary>
    public CalciumNotice CalciumNotice =>
        Answers.Calcium.Least >= Answers.Need.UpperLevel ? CalciumNotice.TooMuch
        : Answers.Calcium.Least >= Answers.Need.Milligrams ? CalciumNotice.Enough
        : CalciumNotice.None;

    /// <summary>
    /// Whether one cause leads, but would not if it had 5 points less: as much as how often the cramps come can add.
    /// </summary>
    public bool LeadsOnlyJust
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

    /// <summary>Judges the answers.</summary>
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
