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
