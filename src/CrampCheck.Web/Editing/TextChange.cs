using CrampCheck.Web.Data;

namespace CrampCheck.Web.Editing;

/// <summary>What an import would bring to a text.</summary>
/// <param name="Ours">Our newest version.</param>
/// <param name="Theirs">The newest version of the file, which becomes the draft where its words are others.</param>
/// <param name="Versions">The versions that we lack.</param>
/// <param name="Publications">The publications that we know nothing of.</param>
/// <param name="Numbers">Our number of every version of the file, those included that are to come.</param>
/// <param name="Next">The first number that is free after those.</param>
/// <param name="ContinuesOurs">Whether the file goes on where our history ends, so that everything keeps its number.</param>
public sealed record TextChange(
    TextRevision Ours, TextRevision Theirs, IReadOnlyList<TextRevision> Versions, IReadOnlyList<Publication> Publications,
    IReadOnlyDictionary<int, int> Numbers, int Next, bool ContinuesOurs)
{
    public string Key => Ours.Key;

    /// <summary>Whether there would be another draft.</summary>
    public bool ChangesDraft => TextForm.Of(Ours) != TextForm.Of(Theirs);

    public bool IsEmpty => !ChangesDraft && Versions.Count == 0 && Publications.Count == 0;
}
