namespace CrampCheck.Web.Editing;

/// <summary>A run of words that were kept, removed or added together.</summary>
public sealed record Run(ChangeKind ChangeKind, string Words);
