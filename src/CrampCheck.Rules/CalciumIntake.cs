using System.Collections.Immutable;

namespace CrampCheck.Rules;

/// <summary>
/// Calcium a day from all food and tablets: an amount, a habit that stands for a range of mg, or (the default value)
/// "I don't know".
/// </summary>
public readonly record struct CalciumIntake
{
    /// <summary>The maximum calcium in an answer, in mg a day (our choice: more than twice the highest need).</summary>
    public const int MaxMilligrams = 5000;

    /// <summary>A smaller amount, in mg a day, is implausible: the visitor is asked once to confirm it (our choice).</summary>
    public const int PlausibleFrom = 200;

    /// <summary>The whole mg a day that each habit stands for, both ends included (our choice).</summary>
    public static readonly ImmutableArray<(CalciumHabit Habit, int Least, int Most)> Habits =
    [
        (CalciumHabit.TwiceDaily, 750, 1500),
        (CalciumHabit.OnceDaily, 500, 599),
        (CalciumHabit.LessThanDaily, 250, 499),
    ];

    /// <summary>An amount, in mg; null where the visitor gave a habit or does not know.</summary>
    public int? Milligrams { get; private init; }

    /// <summary>The habit; null where the visitor gave an amount or does not know.</summary>
    public CalciumHabit? Habit { get; private init; }

    /// <summary>The lowest mg a day that the answer can stand for.</summary>
    public int Least => Milligrams ?? (Habit is { } habit ? Habits[(int)habit].Least : 0);

    /// <summary>The highest mg a day that the answer can stand for.</summary>
    public int Most => Milligrams ?? (Habit is { } habit ? Habits[(int)habit].Most : MaxMilligrams);

    /// <summary>Whether the visitor gave an amount or a habit.</summary>
    public bool IsKnown => Milligrams is not null || Habit is not null;

    /// <summary>An amount.</summary>
    /// <param name="milligrams">Whole mg a day, 0 to 5000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The amount is outside 0 to 5000.</exception>
    public static CalciumIntake Of(int milligrams)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(milligrams);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(milligrams, MaxMilligrams);
        return new() { Milligrams = milligrams };
    }

    /// <summary>A habit.</summary>
    public static CalciumIntake Of(CalciumHabit habit) => new() { Habit = habit };
}
