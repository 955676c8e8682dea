using System.Collections.Immutable;

namespace CrampCheck.Rules;

/// <summary>What a rule looks at.</summary>
public enum Measure
{
    /// <summary>Calcium eaten, in % of the need.</summary>
    CalciumShare,

    /// <summary>Bedroom temperature, °C.</summary>
    Room,

    /// <summary>Bedroom temperature, °C, where cooled or blown air runs at night.</summary>
    CooledRoom,

    /// <summary>Intensity of exercise or hard work of the legs, as <see cref="Rules.Intensity"/>.</summary>
    Intensity,

    /// <summary>Effort minutes a day: minutes × ½ light, × 1 moderate, × 2 vigorous.</summary>
    EffortMinutes,

    /// <summary>Minutes a day of vigorous exercise or work.</summary>
    VigorousMinutes,

    /// <summary>How often cramps come, as <see cref="Rules.Frequency"/>.</summary>
    Frequency,
}

/// <summary>A source that a reader can look up.</summary>
/// <param name="Words">What it says of the mark, and its name.</param>
/// <param name="Link">Where it is.</param>
public sealed record Source(string Words, Uri Link);

/// <summary>One row of the scorecard. Its points are always our choice.</summary>
/// <param name="Id">Stable name, unique in the scorecard.</param>
/// <param name="When">The values of the measure that it is for, in the measure's unit.</param>
/// <param name="Points">Points that it adds, 0 to 100.</param>
/// <param name="Clause">The article's clause that it rests on, word for word.</param>
/// <param name="Source">Where the marks come from, if not our choice.</param>
public sealed record Rule(string Id, Interval When, int Points, string Clause, Source? Source = null);

/// <summary>One thing that is looked at, and its rows: at most one of them holds for any value.</summary>
/// <param name="Question">The question that it reads.</param>
/// <param name="Cause">The cause that its points count for; null is every cause that already has points.</param>
/// <param name="Measure">What its rows look at.</param>
/// <param name="Rules">The rows.</param>
/// <param name="Note">What is ours and not the article's in every row, if anything but points and marks.</param>
public sealed record Factor(Question Question, Cause? Cause, Measure Measure, ImmutableArray<Rule> Rules, string? Note = null)
{
    /// <summary>The row that holds for answers without anything unknown, or null.</summary>
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
        _ => null,
    };
}
