using System.Collections.Immutable;

namespace CrampCheck.Rules;

/// <summary>
/// Every band of every question, derived from the scorecard: two answers in one band get the same points from every rule.
/// </summary>
public static class AnswerBands
{
    /// <summary>From rarely to most nights.</summary>
    public static readonly ImmutableArray<AnswerBand> Frequencies =
    [
        new FrequencyBand(Frequency.Rarely),
        new FrequencyBand(Frequency.Monthly),
        new FrequencyBand(Frequency.Weekly),
        new FrequencyBand(Frequency.MostNights),
    ];

    /// <summary>From none through light and moderate to vigorous, each from short to long.</summary>
    public static readonly ImmutableArray<AnswerBand> Exercises = [.. FindExerciseBands()];

    /// <summary>From cold to warm.</summary>
    public static readonly ImmutableArray<AnswerBand> Rooms = [.. FindRoomBands()];

    /// <summary>Without and with cooled or blown air.</summary>
    public static readonly ImmutableArray<AnswerBand> Coolings = [new CoolingBand(NightCooling.No), new CoolingBand(NightCooling.Yes)];

    /// <summary>From too much to little.</summary>
    public static readonly ImmutableArray<AnswerBand> Calciums = [.. FindCalciumBands()];

    /// <summary>What a visitor can answer, one list for each thing asked.</summary>
    public static readonly ImmutableArray<ImmutableArray<AnswerBand>> All = [Frequencies, Exercises, Rooms, Coolings, Calciums];

    private static readonly ImmutableArray<decimal> EveryRoomSample = [.. Rooms.Cast<RoomBand>().Select(band => band.Sample)];

    private static readonly ImmutableArray<ImmutableArray<decimal>> RoomSamplesByFeel =
        [.. RoomTemperature.Feels.Select(feel => EveryRoomSample.Where(feel.Celsius.Contains).ToImmutableArray())];

    /// <summary>A temperature in each band that a feeling, or "I don't know", can stand for, from cold to warm.</summary>
    internal static ImmutableArray<decimal> RoomSamples(RoomFeel? feel) =>
        feel is { } known ? RoomSamplesByFeel[(int)known] : EveryRoomSample;

    private static IEnumerable<AnswerBand> FindExerciseBands()
    {
        yield return new ExerciseBand(Intensity.None, 0, 0);
        foreach (var intensity in new[] { Intensity.Light, Intensity.Moderate, Intensity.Vigorous })
        {
            var from = 1;
            for (var minutes = 1; minutes <= Exercise.MaxMinutes; minutes++)
            {
                if (minutes == Exercise.MaxMinutes || !RulesFor(intensity, minutes).SequenceEqual(RulesFor(intensity, minutes + 1)))
                {
                    yield return new ExerciseBand(intensity, from, minutes);
                    from = minutes + 1;
                }
            }
        }
    }

    private static IEnumerable<Rule?> RulesFor(Intensity intensity, int minutes)
    {
        var answers = new Answers { Exercise = new(intensity, minutes) };
        return Scorecard.Factors.Where(factor => factor.Question == Question.Exercise).Select(factor => factor.RuleFor(answers));
    }

    private static IEnumerable<AnswerBand> FindRoomBands()
    {
        var marks = Scorecard.Factors
            .Where(factor => factor.Measure is Measure.Room or Measure.CooledRoom)
            .SelectMany(factor => factor.Rules)
            .Select(rule => rule.When.Low)
            .OfType<decimal>()
            .Distinct()
            .Order()
            .ToArray();
        var coldest = RoomTemperature.Feels[0].Celsius.Low!.Value;
        yield return new RoomBand(Interval.Below(marks[0]), coldest);
        for (var i = 0; i < marks.Length; i++)
        {
            var run = i + 1 < marks.Length ? Interval.From(marks[i], below: marks[i + 1]) : Interval.AtLeast(marks[i]);
            yield return new RoomBand(run, marks[i]);
        }
    }

    private static IEnumerable<AnswerBand> FindCalciumBands()
    {
        var rules = Scorecard.Factors.Single(factor => factor.Measure == Measure.CalciumShare).Rules;
        yield return new CalciumBand(rules[0].When, IsTooMuch: true);
        foreach (var rule in rules)
        {
            yield return new CalciumBand(rule.When, IsTooMuch: false);
        }
    }
}
