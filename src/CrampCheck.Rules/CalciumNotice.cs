namespace CrampCheck.Rules;

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
