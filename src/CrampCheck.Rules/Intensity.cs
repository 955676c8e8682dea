namespace CrampCheck.Rules;

/// <summary>How hard the exercise or leg work is, by the talk test, in rising order.</summary>
public enum Intensity
{
    /// <summary>No exercise and no such work.</summary>
    None,

    /// <summary>Can sing or talk easily; standing and slow walking at work.</summary>
    Light,

    /// <summary>Can talk, not sing.</summary>
    Moderate,

    /// <summary>Can say only a few words.</summary>
    Vigorous,
}
