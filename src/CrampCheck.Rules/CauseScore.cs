using System.Collections.Immutable;

namespace CrampCheck.Rules;

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
