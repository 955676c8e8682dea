namespace CrampCheck.Rules;

/// <summary>The kinds of result.</summary>
public enum Outcome
{
    /// <summary>One cause leads.</summary>
    OneCause,

    /// <summary>Two or three causes lead together.</summary>
    Joint,

    /// <summary>None of the article's causes fits.</summary>
    None,

    /// <summary>Cannot tell yet: nothing leads, but something that is unknown could.</summary>
    Unknown,
}
