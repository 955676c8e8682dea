namespace CrampCheck.Rules;

/// <summary>A source that a reader can look up.</summary>
/// <param name="Words">What it says about the mark, and its name.</param>
/// <param name="Link">Where it is.</param>
public sealed record Source(string Words, Uri Link);
