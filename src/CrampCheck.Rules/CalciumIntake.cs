using System.Collections.Immutable;

namespace CrampCheck.Rules;

/// <summary>
/// Calcium a day from all food and tablets: an amount, a habit that stands for a range of mg, or (the default value)
/// "I don't know".
/// </summary>
public readonly record struct CalciumIntake
{
    /// <summary>The most calcium a day that an answer may name, in mg (our choice: twice the highest need and more).</summary>
    public const int MaxMilligrams = 5000;

    /// <summary>Less than this a day, in mg, is implausible as an amount: it is asked back once (our choice).</summary>
    public const int PlausibleFrom = 200;

    /// <summary>The whole mg a day that each habit stands for, both ends included (our choice).</summary>
    public static readonly ImmutableArray<(CalciumHabit Habit, int Least, int Most)> Habits =
    [
        (CalciumHabit.TwiceDaily, 750, 1500),
        (CalciumHabit.OnceDaily, 500, 599),
        (CalciumHabit.LessThanDaily, 250, 499),
    ];

    /// <summary>An amount, in mg; null where the visitor told a habit or does not know.</summary>
    public int? Milligrams { get; private init; }

    /// <summary>The habit told; null where the visitor gave an amount or does not know.</summary>
    public CalciumHabit? Habit { get; private init; }

    /// <summary>The fewest mg a day that the answer can stand for.</summary>
    public int Least => Milligrams ?? (Habit is { } habit ? Habits[(int)habit].Least : 0);

    /// <summary>The most mg a day that the answer can stand for.</summary>
    public int Most => Milligrams ?? (Habit is { } habit ? Habits[(int)habit].Most : MaxMilligrams);

    /// <summary>Whether anything was told.</summary>
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
