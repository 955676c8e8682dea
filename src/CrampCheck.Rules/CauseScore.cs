using System.Collections.Immutable;

namespace CrampCheck.Rules;

/// <summary>One cause, and how its score adds up.</summary>
/// <param name="Cause">The cause.</param>
/// <param name="Contributions">What each factor adds, in the scorecard's order.</param>
/// <param name="Score">Their sum, capped at the cause's maximum.</param>
public sealed record CauseScore(Cause Cause, ImmutableArray<Contribution> Contributions, PointRange Score)
{
    /// <summary>What the cap takes off at each end: 0 or a negative number.</summary>
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
