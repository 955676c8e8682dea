using Microsoft.EntityFrameworkCore;

namespace CrampCheck.Web.Data;

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
