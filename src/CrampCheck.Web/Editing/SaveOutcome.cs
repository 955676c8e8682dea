using CrampCheck.Web.Data;

namespace CrampCheck.Web.Editing;

/// <summary>What happened to a text that was saved.</summary>
/// <param name="Saved">The version that was saved.</param>
/// <param name="Newer">
/// The draft, if someone else saved one with the same base first, and both changed the same sentence. Then
/// <paramref name="Saved"/> is set aside.
/// </param>
/// <param name="MergedFrom">The number of the version that both started from, if the changes of both were merged.</param>
public sealed record SaveOutcome(TextRevision Saved, TextRevision? Newer, int? MergedFrom = null);
