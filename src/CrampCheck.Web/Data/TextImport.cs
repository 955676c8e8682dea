namespace CrampCheck.Web.Data;

/// <summary>A file of texts that was uploaded. It changes nothing until it is applied.</summary>
public sealed class TextImport
{
    public int Id { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime SentAt { get; init; }

    /// <summary>The publisher's e-mail address.</summary>
    public required string SentBy { get; init; }

    /// <summary>The file as uploaded.</summary>
    public required string File { get; init; }

    /// <summary>UTC; null until it is applied.</summary>
    public DateTime? AppliedAt { get; set; }

    /// <summary>Always null since imports are no longer undone; SQLite would copy the whole table to drop the column.</summary>
    public DateTime? UndoneAt { get; set; }
}
