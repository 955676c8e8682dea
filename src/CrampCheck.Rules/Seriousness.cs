namespace CrampCheck.Rules;

/// <summary>How seriously the article says to take the cramps: by how often they come.</summary>
public enum Seriousness
{
    /// <summary>Less than once a week, or not known.</summary>
    Ordinary,

    /// <summary>1 to 3 nights a week.</summary>
    Serious,

    /// <summary>4 nights a week or more.</summary>
    VerySerious,
}
