using System.Collections.Immutable;

namespace CrampCheck.Rules;

/// <summary>
/// Every answer set: all bands, feelings, habits and unknowns, one sample each, for a need of 1000 mg of calcium. The bands
/// of calcium are shares of the need, so other needs give the same sets; only a habit is a different share of a different need.
/// </summary>
public static class AnswerSets
{
    private static readonly ImmutableArray<Func<Answers, Answers>> Frequencies =
        [.. AnswerBands.Frequencies.Select(Apply), answers => answers with { Frequency = Frequency.Unknown }];

    private static readonly ImmutableArray<Func<Answers, Answers>> Exercises =
        [.. AnswerBands.Exercises.Select(Apply), answers => answers with { Exercise = null }];

    private static readonly ImmutableArray<Func<Answers, Answers>> Rooms =
    [
        .. AnswerBands.Rooms.Select(Apply),
        .. RoomTemperature.Feels.Select<(RoomFeel Feel, Interval), Func<Answers, Answers>>(
            feel => answers => answers with { Room = RoomTemperature.Felt(feel.Feel) }),
        answers => answers with { Room = default },
    ];

    private static readonly ImmutableArray<Func<Answers, Answers>> Coolings =
        [.. AnswerBands.Coolings.Select(Apply), answers => answers with { NightCooling = NightCooling.Unknown }];

    private static readonly ImmutableArray<Func<Answers, Answers>> Calciums =
    [
        .. AnswerBands.Calciums.Select(Apply),
        .. CalciumIntake.Habits.Select<(CalciumHabit Habit, int, int), Func<Answers, Answers>>(
            known => answers => answers with { Calcium = CalciumIntake.Of(known.Habit) }),
        answers => answers with { Calcium = default },
    ];

    /// <summary>How many there are.</summary>
    public static int Count => Frequencies.Length * Exercises.Length * Rooms.Length * Coolings.Length * Calciums.Length;

    /// <summary>All of them, in the order of the questions.</summary>
    public static IEnumerable<Answers> All() =>
        from frequency in Frequencies
        from exercise in Exercises
        from room in Rooms
        from cooling in Coolings
        from calcium in Calciums
        select calcium(cooling(room(exercise(frequency(new Answers())))));

    private static Func<Answers, Answers> Apply(AnswerBand band) => answers => band.ApplyTo(answers);
}
