namespace CrampCheck.Web.Data;

/// <summary>A version of a text went live. Rows are only ever added; the newest of a key that happened here is what visitors see.</summary>
public sealed class Publication : SealedRow
{
    /// <summary>Grows with time.</summary>
    public int Id { get; init; }

    public required string Key { get; init; }

    /// <summary>The number of the <see cref="TextRevision"/>.</summary>
    public required int Number { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime PublishedAt { get; init; }

    /// <summary>The publisher's e-mail address; empty for a first version out of content/.</summary>
    public string PublishedBy { get; init; } = "";

    /// <summary>Why, for the public history.</summary>
    public required string Reason { get; init; }

    /// <summary>Whether it happened on the site that an import came from: then it is history, and visitors here never saw it.</summary>
    public bool IsElsewhere { get; init; }

    // Rows from before this field existed keep their seal.
    protected override object[] SealedFields() => IsElsewhere ? [Key, Number, PublishedAt, PublishedBy, Reason, IsElsewhere] : [Key, Number, PublishedAt, PublishedBy, Reason];
}
