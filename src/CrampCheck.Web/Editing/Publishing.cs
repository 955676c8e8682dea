using CrampCheck.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CrampCheck.Web.Editing;

/// <summary>Makes versions live, at once or at a set time.</summary>
public sealed class Publishing(CrampCheckDatabase database, AuditLog log, LiveTextsRefresh refresh, TimeProvider time)
{
    /// <summary>A scheduled publication that is delayed by more than this is logged as late.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(1);

    /// <summary>Publishes, unless the draft, the plan or the live version has changed since.</summary>
    /// <returns>Whether it is live.</returns>
    public async Task<bool> PublishAsync(PublishOrder order)
    {
        await using var transaction = await database.Database.BeginTransactionAsync();
        if (await LiveAsync(order.Key) == order.Draft)
        {
            return true;
        }

        if (!await IsUnchangedAsync(order))
        {
            return false;
        }

        await database.CallOffAsync(PlanOf(order.Key), log, order.Who);
        await AddAsync(order.Key, await database.NumberOfAsync(order.Key, order.Draft), order.Who, order.Reason, order.Who, "published");
        await transaction.CommitAsync();
        await refresh.TryAsync();
        return true;
    }

    /// <summary>Makes the previous live version live again, unless the live version is no longer the one that was seen.</summary>
    /// <param name="key">The text.</param>
    /// <param name="live">The <see cref="TextRevision.VersionToken"/> of the live version that was seen.</param>
    /// <param name="who">The publisher.</param>
    /// <returns>Whether it is live again.</returns>
    public async Task<bool> UndoAsync(string key, string live, string who)
    {
        await using var transaction = await database.Database.BeginTransactionAsync();
        var (undone, before) = (await database.NumberOfAsync(key, live), await database.PublicationBeforeAsync(key));
        if (await LiveAsync(key) != live || before is null)
        {
            // A form sent twice takes effect once.
            return (await database.LivePublication(key).SingleAsync()).Reason == UndoReason(undone);
        }

        await AddAsync(key, before.Number, who, UndoReason(undone), who, "undid publication");
        await transaction.CommitAsync();
        await refresh.TryAsync();
        return true;
    }

    /// <summary>Plans a publication, replacing any other plan for the text, unless the draft, the plan or the live version has changed since.</summary>
    /// <returns>Whether it is planned.</returns>
    public async Task<bool> ScheduleAsync(PublishOrder order, DateTime dueAt)
    {
        await using var transaction = await database.Database.BeginTransactionAsync();
        var number = await database.NumberOfAsync(order.Key, order.Draft);
        if (await PlanOf(order.Key).AnyAsync(plan => plan.Number == number && plan.DueAt == dueAt && plan.ScheduledBy == order.Who && plan.Reason == order.Reason))
        {
            return true;
        }

        if (!await IsUnchangedAsync(order))
        {
            return false;
        }

        await database.CallOffAsync(PlanOf(order.Key), log, order.Who);
        var plan = new ScheduledPublication { Key = order.Key, Number = number, DueAt = dueAt, ScheduledBy = order.Who, Reason = order.Reason };
        database.ScheduledPublications.Add(plan);
        log.Add(order.Who, Plans.Scheduled, order.Key, $"{plan.Words}: {order.Reason}");
        await database.SaveChangesAsync();
        await transaction.CommitAsync();
        return true;
    }

    /// <summary>Calls off the plan for a text, unless it is no longer the plan that was seen, or has been carried out.</summary>
    /// <returns>Whether it is called off.</returns>
    public async Task<bool> CallOffAsync(PublishOrder order)
    {
        await using var transaction = await database.Database.BeginTransactionAsync();
        if (await PlanOf(order.Key).SingleOrDefaultAsync() is { } scheduled ? scheduled.VersionToken != order.Plan : await LiveAsync(order.Key) != order.Live)
        {
            return false;
        }

        await database.CallOffAsync(PlanOf(order.Key), log, order.Who);
        await transaction.CommitAsync();
        return true;
    }

    /// <summary>Calls off all plans of a person who may no longer publish.</summary>
    /// <returns>The plans that were called off.</returns>
    public Task<IReadOnlyList<ScheduledPublication>> CallOffAllOfAsync(string planner, string who) =>
        database.CallOffAsync(database.ScheduledPublications.Where(scheduled => scheduled.ScheduledBy == planner), log, who);

    /// <summary>Publishes everything that is due, one by one: a failure does not stop the others.</summary>
    /// <exception cref="AggregateException">Some could not be published; their plans stay.</exception>
    public async Task PublishDueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        List<Exception> failures = [];
        var due = await database.ScheduledPublications.Where(scheduled => scheduled.DueAt <= now).OrderBy(scheduled => scheduled.DueAt)
            .Select(scheduled => scheduled.Key).ToListAsync(cancellationToken);
        foreach (var key in due)
        {
            try
            {
                await PublishDueAsync(key, now, cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                database.ChangeTracker.Clear();
                failures.Add(e);
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException(failures);
        }
    }

    private async Task PublishDueAsync(string key, DateTime now, CancellationToken cancellationToken)
    {
        // Checked again inside the transaction: another instance may have done it in the meantime.
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        if (await PlanOf(key).SingleOrDefaultAsync(scheduled => scheduled.DueAt <= now, cancellationToken) is not { } scheduled)
        {
            return;
        }

        var late = now - scheduled.DueAt > Late ? $", late: it was due at {scheduled.DueAt:yyyy-MM-dd HH:mm} UTC" : "";
        await database.ScheduledPublications.Where(plan => plan.Key == key).ExecuteDeleteAsync(cancellationToken);
        await AddAsync(scheduled.Key, scheduled.Number, scheduled.ScheduledBy, scheduled.Reason, AuditLog.Schedule, "published", late);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task AddAsync(string key, int number, string publishedBy, string reason, string who, string action, string detail = "")
    {
        var savedBy = await database.TextRevisions.Where(revision => revision.Key == key && revision.Number == number)
            .Select(revision => revision.SavedBy).SingleAsync();
        database.Publications.Add(new()
        {
            Key = key,
            Number = number,
            PublishedAt = time.GetUtcNow().UtcDateTime,
            PublishedBy = publishedBy,
            Reason = reason,
        });
        log.Add(who, action, key, $"version {number}{(savedBy == publishedBy ? ", not read by anyone else" : "")}{detail}: {reason}");
        await database.SaveChangesAsync();
    }

    private static string UndoReason(int number) => $"Version {number} is undone";

    private async Task<bool> IsUnchangedAsync(PublishOrder order) =>
        await LiveAsync(order.Key) == order.Live
        && (await database.Newest(order.Key).SingleAsync()).VersionToken == order.Draft
        && ((await PlanOf(order.Key).SingleOrDefaultAsync())?.VersionToken ?? "") == order.Plan;

    private IQueryable<ScheduledPublication> PlanOf(string key) => database.ScheduledPublications.AsNoTracking().Where(scheduled => scheduled.Key == key);

    private async Task<string> LiveAsync(string key) => (await database.Versions(database.LivePublication(key)).SingleAsync()).VersionToken;
}
