using CrampCheck.Web.Texts;

namespace CrampCheck.Web.Data;

/// <summary>One published version of a text. Rows are only ever added; the highest number of a key is live.</summary>
public sealed class TextRevision
{
    public int Id { get; init; }

    /// <summary>One of <see cref="TextKeys.All"/>.</summary>
    public required string Key { get; init; }

    /// <summary>1, 2, 3… within the key.</summary>
    public required int Number { get; init; }

    public required string Title { get; init; }

    public required string Source { get; init; }

    public required DateOnly Reviewed { get; init; }

    /// <summary>Markdown.</summary>
    public required string Body { get; init; }

    /// <summary>When it went live, UTC.</summary>
    public required DateTime PublishedAt { get; init; }

    /// <summary>Why, for the public history.</summary>
    public required string Reason { get; init; }

    public SourceText ToText() => new(Key, Title, Source, Reviewed, Body);
}
