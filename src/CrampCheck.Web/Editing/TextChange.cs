using CrampCheck.Web.Data;

namespace CrampCheck.Web.Editing;

/// <summary>What an import would bring to a text.</summary>
/// <param name="Ours">Our newest version.</param>
/// <param name="Theirs">The file's newest version, which becomes the draft if its words differ.</param>
/// <param name="Versions">The versions that we lack.</param>
/// <param name="Publications">The publications that we lack.</param>
/// <param name="Numbers">Our number for every version in the file, including those yet to be added.</param>
/// <param name="Next">The first free number after those.</param>
/// <param name="ContinuesOurs">Whether the file continues our history, so that everything keeps its number.</param>
public sealed record TextChange(
    TextRevision Ours, TextRevision Theirs, IReadOnlyList<TextRevision> Versions, IReadOnlyList<Publication> Publications,
    IReadOnlyDictionary<int, int> Numbers, int Next, bool ContinuesOurs)
{
    public string Key => Ours.Key;

    /// <summary>Whether the draft would change.</summary>
    public bool ChangesDraft => TextForm.Of(Ours) != TextForm.Of(Theirs);

    public bool IsEmpty => !ChangesDraft && Versions.Count == 0 && Publications.Count == 0;
}
