namespace CrampCheck.Web.Editing;

/// <summary>A run of words with one fate.</summary>
public sealed record Run(ChangeKind ChangeKind, string Words);
