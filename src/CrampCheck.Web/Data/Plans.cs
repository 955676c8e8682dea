using Microsoft.EntityFrameworkCore;

namespace CrampCheck.Web.Data;

/// <summary>Operations on plans that are used in more than one place.</summary>
public static class Plans
{
    /// <summary>Actions in the log.</summary>
    public const string Scheduled = "scheduled", CalledOff = "called off schedule";

    /// <summary>Calls plans off, and logs it.</summary>
    /// <returns>The plans that were called off.</returns>
    public static async Task<IReadOnlyList<ScheduledPublication>> CallOffAsync(this CrampCheckDatabase database, IQueryable<ScheduledPublication> plans, AuditLog log, string who)
    {
        var planned = await plans.AsNoTracking().ToListAsync();
        foreach (var plan in planned)
        {
            await database.ScheduledPublications.Where(row => row.Key == plan.Key).ExecuteDeleteAsync();
            await log.WriteAsync(who, CalledOff, plan.Key, plan.Words);
        }

        return planned;
    }
}
