using CrampCheck.Web.Data;

namespace CrampCheck.Web.Editing;

/// <summary>What became of a text that was saved.</summary>
/// <param name="Saved">The version it is now.</param>
/// <param name="Newer">
/// The draft, where somebody else saved one from the same beginning before, and both changed the same sentence. Then
/// <paramref name="Saved"/> lies aside.
/// </param>
/// <param name="MergedFrom">The number of the version that both began from, where the changes of both are in it now.</param>
public sealed record SaveOutcome(TextRevision Saved, TextRevision? Newer, int? MergedFrom = null);
