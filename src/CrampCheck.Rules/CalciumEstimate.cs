using System.Collections.Immutable;

namespace CrampCheck.Rules;

/// <summary>
/// Estimates daily calcium from servings and tablets. Figures: NIH ODS calcium fact sheet and US Dietary Guidelines
/// food lists, rounded; the result is an estimate.
/// </summary>
public static class CalciumEstimate
{
    /// <summary>Daily calcium from all food that is not on the list, mg.</summary>
    public const int OtherFoodMilligrams = 250;

    /// <summary>The maximum number of servings of one food in an answer.</summary>
    public const int MaxServings = 100;

    /// <summary>The maximum calcium in one tablet in an answer, mg.</summary>
    public const int MaxTabletMilligrams = 5000;

    /// <summary>The maximum number of tablets a day in an answer.</summary>
    public const int MaxTablets = 20;

    /// <summary>A list that adds up to more than this, in mg a day, is implausible: the visitor is asked once to confirm it (our choice).</summary>
    public const int PlausibleUpTo = 3000;

    /// <summary>The food list.</summary>
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
    /// <param name="days">The number of days that the servings cover: 1 or 7.</param>
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

        // A single division, so that only its result is rounded.
        var day = (eaten + (tabletMilligrams * tabletsPerDay * days)) / days;
        return (int)Math.Min(decimal.Floor(day) + OtherFoodMilligrams, CalciumIntake.MaxMilligrams);
    }

    private static void CheckRange(decimal value, int least, int max)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, max);
    }
}
