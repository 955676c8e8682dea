namespace CrampCheck.Rules;

/// <summary>The conclusion from the scores.</summary>
/// <param name="Outcome">The kind of result.</param>
/// <param name="Leaders">The causes that lead: none, one, or those that lead together.</param>
/// <param name="IsProvisional">Whether the upper end of another cause could pass a leader.</param>
public readonly record struct Verdict(Outcome Outcome, CauseSet Leaders, bool IsProvisional)
{
    /// <summary>
    /// Decides by the lower ends. The highest score leads if it is at least <see cref="PointRange.PossibleFrom"/>, and with it
    /// every such cause within <see cref="Scorecard.JointWithin"/> points.
    /// </summary>
    public static Verdict Of(in Scores scores)
    {
        var highest = 0;
        var couldLead = false;
        foreach (var cause in CauseSet.All)
        {
            highest = Math.Max(highest, scores[cause].Low);
            couldLead |= scores[cause].High >= PointRange.PossibleFrom;
        }

        var leaders = default(CauseSet);
        foreach (var cause in CauseSet.All)
        {
            if (scores[cause].Low >= Math.Max(PointRange.PossibleFrom, highest - Scorecard.JointWithin))
            {
                leaders = leaders.With(cause);
            }
        }

        var outcome = leaders.Count switch
        {
            0 => couldLead ? Outcome.Unknown : Outcome.None,
            1 => Outcome.OneCause,
            _ => Outcome.Joint,
        };
        return new(outcome, leaders, AnyLeaderCouldBePassed(scores, leaders));
    }

    /// <summary>Whether two verdicts name the same outcome and leaders, provisional or not.</summary>
    public bool HasSameContentAs(in Verdict other) => Outcome == other.Outcome && Leaders == other.Leaders;

    private static bool AnyLeaderCouldBePassed(in Scores scores, CauseSet leaders)
    {
        foreach (var leader in CauseSet.All)
        {
            foreach (var other in CauseSet.All)
            {
                // A joint leader passes it only by more than the joint margin.
                var margin = leaders.Contains(other) ? Scorecard.JointWithin : 0;
                var couldPass = scores[other].High > scores[leader].Low + margin;
                if (other != leader && leaders.Contains(leader) && couldPass)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
