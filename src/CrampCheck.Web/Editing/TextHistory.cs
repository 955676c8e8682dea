using CrampCheck.Web.Data;
using CrampCheck.Web.Texts;

namespace CrampCheck.Web.Editing;

/// <summary>One text with all its versions and publications, in their order.</summary>
/// <param name="Key">One of <see cref="TextKeys.All"/>.</param>
/// <param name="Live">The number of the last published version, here or on the site of an import; 0 if none ever was.</param>
/// <param name="Versions">At least one of them is not aside.</param>
/// <param name="Publications">Oldest first.</param>
public sealed record TextHistory(string Key, int Live, IReadOnlyList<TextRevision> Versions, IReadOnlyList<Publication> Publications)
{
    /// <summary>The newest version that is not aside.</summary>
    public TextRevision Newest => Versions.Last(version => !version.IsAside);
}
