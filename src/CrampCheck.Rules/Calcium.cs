using System.Collections.Immutable;

namespace CrampCheck.Rules;

/// <summary>Age groups with a calcium need of their own (IOM 2011).</summary>
public enum AgeGroup
{
    /// <summary>4 to 8 years.</summary>
    From4To8,

    /// <summary>9 to 18 years.</summary>
    From9To18,

    /// <summary>19 to 50 years.</summary>
    From19To50,

    /// <summary>Men of 51 to 70 years.</summary>
    ManFrom51To70,

    /// <summary>Women of 51 to 70 years.</summary>
    WomanFrom51To70,

    /// <summary>71 years and over.</summary>
    From71,
}

/// <summary>How much calcium a day an age group needs, and from which amount it is too much.</summary>
/// <param name="Milligrams">The need, mg a day (IOM 2011, recommended dietary allowance).</param>
/// <param name="UpperLevel">The tolerable upper level, mg a day (IOM 2011).</param>
public readonly record struct CalciumNeed(int Milligrams, int UpperLevel)
{
    /// <summary>The need of an age group; of 19 to 50 years where none is given.</summary>
    public static CalciumNeed Of(AgeGroup? ageGroup) => ageGroup switch
    {
        AgeGroup.From4To8 => new(1000, 2500),
        AgeGroup.From9To18 => new(1300, 3000),
        AgeGroup.From19To50 => new(1000, 2500),
        AgeGroup.ManFrom51To70 => new(1000, 2000),
        AgeGroup.WomanFrom51To70 => new(1200, 2000),
        AgeGroup.From71 => new(1200, 2000),
        null => new(1000, 2500),
        _ => throw new ArgumentOutOfRangeException(nameof(ageGroup)),
    };
}

/// <summary>How often food or drink that is rich in calcium is on the table.</summary>
public enum CalciumHabit
{
    /// <summary>Two or more servings a day: 750 to 1500 mg.</summary>
    TwiceDaily,

    /// <summary>About one serving a day: 500 to under 600 mg.</summary>
    OnceDaily,

    /// <summary>Less than one serving a day: 250 to under 500 mg.</summary>
    LessThanDaily,
}

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

/// <summary>What the result says about having enough calcium.</summary>
public enum CalciumNotice
{
    /// <summary>Nothing: the need is not met, or the intake is not known.</summary>
    None,

    /// <summary>The need is met: the article warns against adding more.</summary>
    Enough,

    /// <summary>At or above the upper level.</summary>
    TooMuch,
}

/// <summary>One row of the food list.</summary>
/// <param name="Code">Stable code, used in field names.</param>
/// <param name="Name">The food.</param>
/// <param name="Serving">What one serving is.</param>
/// <param name="Milligrams">Calcium in one serving, mg, rounded.</param>
public sealed record Food(string Code, string Name, string Serving, int Milligrams);

/// <summary>
/// Estimates the calcium of a day from servings and tablets. Figures: NIH ODS calcium fact sheet and US Dietary Guidelines
/// food lists, rounded; the result is an estimate.
/// </summary>
public static class CalciumEstimate
{
    /// <summary>Calcium a day in all food that the list does not name, mg.</summary>
    public const int OtherFoodMilligrams = 250;

    /// <summary>The most servings of one food that an answer may name.</summary>
    public const int MaxServings = 100;

    /// <summary>The most calcium in one tablet that an answer may name, mg.</summary>
    public const int MaxTabletMilligrams = 5000;

    /// <summary>The most tablets a day that an answer may name.</summary>
    public const int MaxTablets = 20;

    /// <summary>A list that comes to more than this a day, in mg, is implausible: it is asked back once (our choice).</summary>
    public const int PlausibleUpTo = 3000;

    /// <summary>The foods asked for.</summary>
    public static readonly ImmutableArray<Food> Foods =
    [
        new("milk", "Milk", "a glass, 240 ml", 300),
        new("plant-drink", "Plant drink with added calcium", "a glass, 240 ml", 300),
        new("yogurt", "Yogurt", "a pot, 125 g", 230),
        new("hard-cheese", "Hard cheese", "a piece, 30 g", 220),
        new("bread", "Bread", "a slice", 50),
        new("tofu", "Tofu set with calcium", "126 g", 250),
        new("sardines", "Sardines with bones", "85 g", 325),
        new("salmon", "Tinned salmon with bones", "85 g", 180),
        new("kale", "Cooked kale", "a cup", 95),
        new("broccoli", "Cooked broccoli", "a cup", 60),
        new("white-beans", "White beans", "half a cup", 80),
        new("almonds", "Almonds", "a handful, 28 g", 75),
        new("orange-juice", "Orange juice with added calcium", "a glass, 240 ml", 350),
        new("tap-water", "Tap water", "1.5 litres", 60),
        new("mineral-water", "Mineral water", "1 litre", 200),
    ];

    /// <summary>
    /// Calcium a day in whole mg, rounded down (so that the shown amount and the exact one lie on the same side of
    /// every mark, all marks being whole) and at most 5000.
    /// </summary>
    /// <param name="servings">Servings by food code, each 0 to 100; foods left out count as none.</param>
    /// <param name="days">The days that the servings are of: 1 or 7.</param>
    /// <param name="tabletMilligrams">Calcium in one tablet, mg as labelled, 0 to 5000.</param>
    /// <param name="tabletsPerDay">Tablets a day, 0 to 20.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static int MilligramsADay(IReadOnlyDictionary<string, decimal> servings, int days, int tabletMilligrams = 0, decimal tabletsPerDay = 1)
    {
        CheckRange(days, 1, 7);
        CheckRange(tabletMilligrams, 0, MaxTabletMilligrams);
        CheckRange(tabletsPerDay, 0, MaxTablets);
        var eaten = 0m;
        foreach (var food in Foods)
        {
            var count = servings.GetValueOrDefault(food.Code);
            CheckRange(count, 0, MaxServings);
            eaten += count * food.Milligrams;
        }

        // One division, so that nothing is rounded but its result.
        var day = (eaten + (tabletMilligrams * tabletsPerDay * days)) / days;
        return (int)Math.Min(decimal.Floor(day) + OtherFoodMilligrams, CalciumIntake.MaxMilligrams);
    }

    private static void CheckRange(decimal value, int least, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most);
    }
}
