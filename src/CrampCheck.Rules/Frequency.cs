namespace CrampCheck.Rules;

/// <summary>Nights with a cramp, in rising order.</summary>
public enum Frequency
{
    /// <summary>"I don't know".</summary>
    Unknown,

    /// <summary>Less than once a month.</summary>
    Rarely,

    /// <summary>1 to 3 nights a month.</summary>
    Monthly,

    /// <summary>1 to 3 nights a week. Trials call once a week or more "regular".</summary>
    Weekly,

    /// <summary>4 nights a week or more.</summary>
    MostNights,
}
