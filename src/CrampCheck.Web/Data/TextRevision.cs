using System.Globalization;
using CrampCheck.Web.Texts;

namespace CrampCheck.Web.Data;

/// <summary>
/// One version of a text, as somebody saved it. Rows are only ever added. The highest number of a key that is not
/// aside is its draft; what is live is said by <see cref="Publication"/>.
/// </summary>
public sealed class TextRevision : SealedRow
{
    /// <summary>One of <see cref="TextKeys.All"/>.</summary>
    public required string Key { get; init; }

    /// <summary>1, 2, 3… within the key.</summary>
    public required int Number { get; init; }

    /// <summary>The version its author began from; 0 for a first version.</summary>
    public int BasedOn { get; init; }

    /// <summary>Kept beside the draft, because another version was saved before it from the same beginning.</summary>
    public bool IsAside { get; init; }

    public required string Title { get; init; }

    public required string Source { get; init; }

    /// <summary>The day of the last review, as typed; only when published surely a date such as 2026-11-22.</summary>
    public required string Reviewed { get; init; }

    /// <summary>Markdown.</summary>
    public required string Body { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime SavedAt { get; init; }

    /// <summary>The editor's e-mail address; empty for a first version out of content/.</summary>
    public string SavedBy { get; init; } = "";

    /// <summary>How it came to be, where not by typing.</summary>
    public string Note { get; init; } = "";

    /// <summary>The day of the last review, if what was typed is one.</summary>
    public DateOnly? ReviewedOn => DateOnly.TryParseExact(Reviewed, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Its number and the beginning of its seal: after a restored backup, a number may be given again to other words.</summary>
    public string VersionToken => Seal is null ? $"{Number}" : $"{Number}.{Seal[..8]}";

    public SourceText ToText() => new(Key, Title, Source, ReviewedOn ?? DateOnly.FromDateTime(SavedAt), Body);

    protected override object[] SealedFields() => [Key, Number, BasedOn, IsAside, Title, Source, Reviewed, Body, SavedAt, SavedBy, Note];
}
