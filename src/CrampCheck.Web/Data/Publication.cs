using Microsoft.EntityFrameworkCore;

namespace CrampCheck.Web.Data;

/// <summary>A version of a text went live. Rows are only ever added; the newest of a key that happened here is what visitors see.</summary>
public sealed class Publication : SealedRow
{
    /// <summary>In the order of time.</summary>
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

    // Rows from before there were any from elsewhere keep their seal.
    protected override object[] Says() => IsElsewhere ? [Key, Number, PublishedAt, PublishedBy, Reason, IsElsewhere] : [Key, Number, PublishedAt, PublishedBy, Reason];
}

/// <summary>A version that is to go live by itself. At most one a text; the row goes when that is done or called off.</summary>
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

    /// <summary>Tells this plan from any that takes its place.</summary>
    public string Mark => $"{Number} {DueAt:O} {ScheduledBy}";

    /// <summary>What it is, for the log of editors.</summary>
    public string Words => $"version {Number} for {DueAt:yyyy-MM-dd HH:mm} UTC";
}

/// <summary>What is done with plans in more than one place.</summary>
public static class Plans
{
    /// <summary>Calls some plans off, and writes it down.</summary>
    /// <returns>What they were.</returns>
    public static async Task<IReadOnlyList<ScheduledPublication>> CallOffAsync(this CrampCheckDatabase database, IQueryable<ScheduledPublication> plans, AuditLog log, string who)
    {
        var planned = await plans.AsNoTracking().ToListAsync();
        foreach (var plan in planned)
        {
            await database.ScheduledPublications.Where(row => row.Key == plan.Key).ExecuteDeleteAsync();
            await log.WriteAsync(who, "called off schedule", plan.Key, plan.Words);
        }

        return planned;
    }
}
