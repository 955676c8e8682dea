namespace CrampCheck.Rules.Tests;

/// <summary>Calcium need and upper level by age, mg a day (IOM 2011), written down a second time.</summary>
internal static class AgeGroups
{
    public static AgeGroup?[] All { get; } =
    [
        null,
        AgeGroup.From4To8,
        AgeGroup.From9To18,
        AgeGroup.From19To50,
        AgeGroup.ManFrom51To70,
        AgeGroup.WomanFrom51To70,
        AgeGroup.From71,
    ];

    public static (int Need, int UpperLevel) NeedOf(AgeGroup? ageGroup) => ageGroup switch
    {
        null => (1000, 2500),
        AgeGroup.From4To8 => (1000, 2500),
        AgeGroup.From9To18 => (1300, 3000),
        AgeGroup.From19To50 => (1000, 2500),
        AgeGroup.ManFrom51To70 => (1000, 2000),
        AgeGroup.WomanFrom51To70 => (1200, 2000),
        AgeGroup.From71 => (1200, 2000),
        _ => throw new ArgumentOutOfRangeException(nameof(ageGroup)),
    };
}
