namespace CrampCheck.Rules;

/// <summary>The calcium that an age group needs in a day, and the level from which it is too much.</summary>
/// <param name="Milligrams">The need, mg a day (IOM 2011, recommended dietary allowance).</param>
/// <param name="UpperLevel">The tolerable upper level, mg a day (IOM 2011).</param>
public readonly record struct CalciumNeed(int Milligrams, int UpperLevel)
{
    /// <summary>The need of an age group; null counts as 19 to 50 years.</summary>
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
