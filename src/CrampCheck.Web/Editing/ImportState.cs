namespace CrampCheck.Web.Editing;

/// <summary>An import without its file.</summary>
public sealed record ImportState(int Id, DateTime SentAt, string SentBy, DateTime? AppliedAt);
