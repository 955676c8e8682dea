using CrampCheck.Web.Data;
using CrampCheck.Web.Texts;

namespace CrampCheck.Web.Editing;

/// <summary>A text as typed. It may contain anything: a draft is never refused.</summary>
public sealed record TextForm(string Title, string Source, string Reviewed, string Body)
{
    /// <summary>The fields of a version.</summary>
    public static TextForm Of(TextRevision revision) => new(revision.Title, revision.Source, revision.Reviewed, revision.Body);

    /// <summary>
    /// A submitted form as it is stored. Browsers end lines with \r\n; here they end with \n. NUL, which
    /// nobody types and many programs stop at, is removed. A field that was not sent is empty.
    /// </summary>
    public TextForm Normalized()
    {
        return new(Line(Title), Line(Source), Line(Reviewed), Field(Body));

        static string Field(string? words) => (words ?? "").Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings("\n").Trim();
        static string Line(string? words) => OneLine(Field(words));
    }

    /// <summary>The words with a space for each line ending and control character.</summary>
    public static string OneLine(string words) => string.Concat(words.ReplaceLineEndings(" ").Select(c => char.IsControl(c) ? ' ' : c));

    /// <summary>Makes a version of it.</summary>
    public TextRevision ToRevision(string key, int number, int basedOn, DateTime savedAt, string savedBy, string note = "", bool isAside = false) => new()
    {
        Key = key,
        Number = number,
        BasedOn = basedOn,
        IsAside = isAside,
        Title = Title,
        Source = Source,
        Reviewed = Reviewed,
        Body = Body,
        SavedAt = savedAt,
        SavedBy = savedBy,
        Note = note,
    };

    /// <summary>The text that visitors would see.</summary>
    public SourceText ToText(string key, DateTime now) => ToRevision(key, 0, 0, now, "").ToText();
}
