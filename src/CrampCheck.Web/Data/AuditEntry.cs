namespace CrampCheck.Web.Data;

/// <summary>Something that an editor did. Rows are only ever added.</summary>
public sealed class AuditEntry
{
    public int Id { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>An e-mail address, "command line" or "schedule".</summary>
    public required string Who { get; init; }

    /// <summary>What was done, in a few words that do not change.</summary>
    public required string Action { get; init; }

    /// <summary>The text or the person it was done to; may be empty.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Details for human readers.</summary>
    public string Detail { get; init; } = "";
}
