using CrampCheck.Web.Data;

namespace CrampCheck.Web.Editing;

/// <summary>What an import would change.</summary>
/// <param name="Texts">In the order of the file.</param>
/// <param name="Fingerprint">The <see cref="TextRevision.VersionToken"/> of every draft: shows whether one has been added since.</param>
public sealed record ImportChanges(IReadOnlyList<TextChange> Texts, string Fingerprint);
