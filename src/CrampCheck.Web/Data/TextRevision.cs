using System.Globalization;
using CrampCheck.Web.Texts;

namespace CrampCheck.Web.Data;

/// <summary>
/// One version of a text, as someone saved it. Rows are only ever added. The highest number of a key that is not
/// aside is its draft; <see cref="Publication"/> says what is live.
/// </summary>
public sealed class TextRevision : SealedRow
{
    /// <summary>One of <see cref="TextKeys.All"/>.</summary>
    public required string Key { get; init; }

    /// <summary>1, 2, 3… within the key.</summary>
    public required int Number { get; init; }

    /// <summary>The version that its author started from; 0 for a first version.</summary>
    public int BasedOn { get; init; }

    /// <summary>Kept beside the draft, because another version with the same base was saved first.</summary>
    public bool IsAside { get; init; }

    public required string Title { get; init; }

    public required string Source { get; init; }

    /// <summary>The day of the last review, as typed; certain to be a date such as 2026-11-22 only once published.</summary>
    public required string Reviewed { get; init; }

    /// <summary>Markdown.</summary>
    public required string Body { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime SavedAt { get; init; }

    /// <summary>The editor's e-mail address; empty for a first version out of content/.</summary>
    public string SavedBy { get; init; } = "";

    /// <summary>How it came about, if not by typing.</summary>
    public string Note { get; init; } = "";

    /// <summary>The day of the last review, if a valid date was typed.</summary>
    public DateOnly? ReviewedOn => DateOnly.TryParseExact(Reviewed, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Its number and the start of its seal: after a restore, the same number may be given to different words.</summary>
    public string VersionToken => Seal is null ? $"{Number}" : $"{Number}.{Seal[..8]}";

    public SourceText ToText() => new(Key, Title, Source, ReviewedOn ?? DateOnly.FromDateTime(SavedAt), Body);

    protected override object[] SealedFields() => [Key, Number, BasedOn, IsAside, Title, Source, Reviewed, Body, SavedAt, SavedBy, Note];
}
