using System.Collections.Immutable;

namespace CrampCheck.Rules;

/// <summary>Known answers to one question that the rules treat alike.</summary>
public abstract record AnswerBand(Question Question)
{
    /// <summary>The answers with this one in place of what was answered before.</summary>
    public abstract Answers ApplyTo(in Answers answers);

    /// <summary>Whether the answers certainly lie in this band.</summary>
    public abstract bool Holds(in Answers answers);

    /// <summary>Whether the answers leave this band open, but not certain.</summary>
    public abstract bool IsLeftOpenBy(in Answers answers);
}

/// <summary>One frequency.</summary>
public sealed record FrequencyBand(Frequency Frequency) : AnswerBand(Question.Frequency)
{
    /// <inheritdoc/>
    public override Answers ApplyTo(in Answers answers) => answers with { Frequency = Frequency };

    /// <inheritdoc/>
    public override bool Holds(in Answers answers) => answers.Frequency == Frequency;

    /// <inheritdoc/>
    public override bool IsLeftOpenBy(in Answers answers) => answers.Frequency == Frequency.Unknown;
}

/// <summary>One intensity, and a run of whole minutes, both ends included.</summary>
public sealed record ExerciseBand(Intensity Intensity, int FromMinutes, int ToMinutes) : AnswerBand(Question.Exercise)
{
    /// <inheritdoc/>
    public override Answers ApplyTo(in Answers answers) => answers with { Exercise = new(Intensity, FromMinutes) };

    /// <inheritdoc/>
    public override bool Holds(in Answers answers) =>
        answers.Exercise is { } exercise
        && exercise.Intensity == Intensity
        && exercise.Minutes >= FromMinutes
        && exercise.Minutes <= ToMinutes;

    /// <inheritdoc/>
    public override bool IsLeftOpenBy(in Answers answers) => answers.Exercise is null;
}

/// <summary>A run of bedroom temperatures, °C.</summary>
/// <param name="Celsius">The run.</param>
/// <param name="Sample">A temperature in it.</param>
public sealed record RoomBand(Interval Celsius, decimal Sample) : AnswerBand(Question.Room)
{
    /// <inheritdoc/>
    public override Answers ApplyTo(in Answers answers) => answers with { Room = RoomTemperature.Measured(Sample) };

    /// <inheritdoc/>
    public override bool Holds(in Answers answers) =>
        Celsius.Contains(answers.Room.Warmest) && Celsius.Contains(answers.Room.Coldest);

    /// <inheritdoc/>
    public override bool IsLeftOpenBy(in Answers answers) =>
        !Holds(answers) && Sample >= answers.Room.Coldest && Sample <= answers.Room.Warmest;
}

/// <summary>Cooled or blown air at night, or none.</summary>
public sealed record CoolingBand(NightCooling NightCooling) : AnswerBand(Question.Room)
{
    /// <inheritdoc/>
    public override Answers ApplyTo(in Answers answers) => answers with { NightCooling = NightCooling };

    /// <inheritdoc/>
    public override bool Holds(in Answers answers) => answers.NightCooling == NightCooling;

    /// <inheritdoc/>
    public override bool IsLeftOpenBy(in Answers answers) => answers.NightCooling == NightCooling.Unknown;
}

/// <summary>A run of calcium intakes.</summary>
/// <param name="Percent">The run, in % of the need.</param>
/// <param name="IsTooMuch">Whether it is the part of the run from the upper level on.</param>
public sealed record CalciumBand(Interval Percent, bool IsTooMuch) : AnswerBand(Question.Calcium)
{
    /// <summary>The least whole mg a day of this band for a need.</summary>
    public int FromMilligrams(CalciumNeed need) =>
        IsTooMuch ? need.UpperLevel : (int)decimal.Ceiling((Percent.Low ?? 0) * need.Milligrams / 100);

    /// <summary>The most whole mg a day of this band for a need; null where it has no end.</summary>
    public int? ToMilligrams(CalciumNeed need) => (IsTooMuch, Percent.High) switch
    {
        (true, _) => null,
        (false, { } percent) => (int)decimal.Ceiling(percent * need.Milligrams / 100) - 1,
        (false, null) => need.UpperLevel - 1,
    };

    /// <inheritdoc/>
    public override Answers ApplyTo(in Answers answers) => answers with { Calcium = CalciumIntake.Of(FromMilligrams(answers.Need)) };

    /// <inheritdoc/>
    public override bool Holds(in Answers answers) =>
        answers.Calcium.Least >= FromMilligrams(answers.Need) && !(answers.Calcium.Most > ToMilligrams(answers.Need));

    /// <inheritdoc/>
    public override bool IsLeftOpenBy(in Answers answers) =>
        !Holds(answers)
        && answers.Calcium.Most >= FromMilligrams(answers.Need)
        && !(answers.Calcium.Least > ToMilligrams(answers.Need));
}

/// <summary>
/// Every band of every question, read off the scorecard: two answers in one band get the same points from every rule.
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

    /// <summary>From none over light and moderate to vigorous, each from short to long.</summary>
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
            for (var minutes = 1; minutes <= Exercise.MostMinutes; minutes++)
            {
                if (minutes == Exercise.MostMinutes || !RulesFor(intensity, minutes).SequenceEqual(RulesFor(intensity, minutes + 1)))
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
