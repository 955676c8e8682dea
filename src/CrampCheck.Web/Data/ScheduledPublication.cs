namespace CrampCheck.Web.Data;

/// <summary>A version that goes live at a set time. At most one per text; the row is deleted when it is published or called off.</summary>
public sealed class ScheduledPublication
{
    public required string Key { get; init; }

    /// <summary>The number of the <see cref="TextRevision"/>.</summary>
    public required int Number { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime DueAt { get; init; }

    /// <summary>The publisher's e-mail address.</summary>
    public required string ScheduledBy { get; init; }

    /// <summary>Why, for the public history.</summary>
    public required string Reason { get; init; }

    /// <summary>Tells this plan from one that replaces it.</summary>
    public string VersionToken => $"{Number} {DueAt:O} {ScheduledBy}";

    /// <summary>A description for the editors' log.</summary>
    public string Words => $"version {Number} for {DueAt:yyyy-MM-dd HH:mm} UTC";
}
