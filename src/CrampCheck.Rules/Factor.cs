using System.Collections.Immutable;

namespace CrampCheck.Rules;

/// <summary>One thing that the rules look at, and its rows: at most one of them applies to any value.</summary>
/// <param name="Question">The question that it reads.</param>
/// <param name="Cause">The cause that its points count for; null is every cause that already has points.</param>
/// <param name="Measure">What its rows look at.</param>
/// <param name="Rules">The rows.</param>
/// <param name="Note">What is ours and not the article's in every row, if anything but points and marks.</param>
public sealed record Factor(Question Question, Cause? Cause, Measure Measure, ImmutableArray<Rule> Rules, string? Note = null)
{
    /// <summary>The row that applies to answers in which nothing is unknown, or null.</summary>
    public Rule? RuleFor(in Answers known)
    {
        if (ValueOf(known) is { } value)
        {
            foreach (var rule in Rules)
            {
                if (rule.When.Contains(value))
                {
                    return rule;
                }
            }
        }

        return null;
    }

    private decimal? ValueOf(in Answers known) => Measure switch
    {
        Measure.CalciumShare => known.Calcium.Milligrams!.Value * 100m / known.Need.Milligrams,
        Measure.Room => known.Room.Celsius,
        Measure.CooledRoom => known.NightCooling == NightCooling.Yes ? known.Room.Celsius : null,
        Measure.Intensity => (int)known.Exercise!.Value.Intensity,
        Measure.EffortMinutes => known.Exercise!.Value.EffortMinutes,
        Measure.VigorousMinutes => known.Exercise!.Value is { Intensity: Intensity.Vigorous, Minutes: var minutes } ? minutes : null,
        Measure.Frequency => (int)known.Frequency,
        _ => throw new InvalidOperationException($"There is no measure {Measure}."),
    };
}
