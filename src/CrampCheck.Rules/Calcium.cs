using System.Collections.Immutable;

namespace CrampCheck.Rules;

/// <summary>Age groups with a calcium need of their own (IOM 2011).</summary>
public enum AgeGroup
{
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
        AgeGroup.From9To18 => new(1300, 3000),
        AgeGroup.ManFrom51To70 => new(1000, 2000),
        AgeGroup.WomanFrom51To70 => new(1200, 2000),
        AgeGroup.From71 => new(1200, 2000),
        _ => new(1000, 2500),
    };
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
/// Estimates the calcium of a day from servings a week. Figures: NIH ODS calcium fact sheet and US Dietary Guidelines
/// food lists, rounded; the result is an estimate.
/// </summary>
public static class CalciumEstimate
{
    /// <summary>Calcium a day in all food that the list does not name, mg.</summary>
    public const int OtherFoodMilligrams = 250;

    /// <summary>The most servings a week of one food that an answer may name.</summary>
    public const int MostServings = 100;

    /// <summary>The foods asked for.</summary>
    public static readonly ImmutableArray<Food> Foods =
    [
        new("milk", "Milk", "a glass, 240 ml", 300),
        new("plant-drink", "Plant drink with added calcium", "a glass, 240 ml", 300),
        new("yogurt", "Yogurt", "a pot, 125 g", 230),
        new("hard-cheese", "Hard cheese", "a piece, 30 g", 220),
        new("tofu", "Tofu set with calcium", "126 g", 250),
        new("sardines", "Sardines with bones", "85 g", 325),
        new("salmon", "Tinned salmon with bones", "85 g", 180),
        new("kale", "Cooked kale", "a cup", 95),
        new("broccoli", "Cooked broccoli", "a cup", 60),
        new("white-beans", "White beans", "half a cup", 80),
        new("almonds", "Almonds", "a handful, 28 g", 75),
        new("orange-juice", "Orange juice with added calcium", "a glass, 240 ml", 350),
        new("bread", "Bread", "a slice", 50),
        new("tap-water", "Tap water", "1.5 litres", 60),
        new("mineral-water", "Mineral water", "1 litre", 200),
    ];

    /// <summary>
    /// Calcium a day in whole mg, rounded down (so that the shown amount and the exact one lie on the same side of
    /// every mark, all marks being whole) and at most 5000.
    /// </summary>
    /// <param name="servingsAWeek">Servings a week by food code, each 0 to 100; foods left out count as none.</param>
    /// <param name="tabletMilligrams">Calcium in tablets a day, mg as labelled.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or there are more than 100 servings.</exception>
    public static int MilligramsADay(IReadOnlyDictionary<string, decimal> servingsAWeek, int tabletMilligrams)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tabletMilligrams);
        var week = 0m;
        foreach (var food in Foods)
        {
            var servings = servingsAWeek.GetValueOrDefault(food.Code);
            ArgumentOutOfRangeException.ThrowIfNegative(servings);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(servings, MostServings);
            week += servings * food.Milligrams;
        }

        var day = decimal.Floor(week / 7) + tabletMilligrams + OtherFoodMilligrams;
        return (int)Math.Min(day, Answers.MostCalciumMilligrams);
    }
}
