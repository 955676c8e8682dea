namespace CrampCheck.Rules;

/// <summary>What a rule looks at.</summary>
public enum Measure
{
    /// <summary>Calcium eaten, in % of the need.</summary>
    CalciumShare,

    /// <summary>Bedroom temperature, °C.</summary>
    Room,

    /// <summary>Bedroom temperature, °C, where cooled or blown air runs at night.</summary>
    CooledRoom,

    /// <summary>Intensity of exercise or leg work, as <see cref="Rules.Intensity"/>.</summary>
    Intensity,

    /// <summary>Effort minutes a day: minutes × ½ light, × 1 moderate, × 2 vigorous.</summary>
    EffortMinutes,

    /// <summary>Minutes a day of vigorous exercise or work.</summary>
    VigorousMinutes,

    /// <summary>How often cramps come, as <see cref="Rules.Frequency"/>.</summary>
    Frequency,
}
