using Microsoft.EntityFrameworkCore;

namespace CrampCheck.Web.Data;

/// <summary>Queries on the log that are used in more than one place.</summary>
public static class AuditQueries
{
    /// <summary>The number of the last line; 0 if there is none.</summary>
    public static async Task<int> LastEntryAsync(this CrampCheckDatabase database, CancellationToken cancellationToken) =>
        await database.AuditEntries.MaxAsync(entry => (int?)entry.Id, cancellationToken) ?? 0;
}
