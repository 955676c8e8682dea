using Microsoft.EntityFrameworkCore;

namespace CrampCheck.Web.Data;

/// <summary>The questions about the log that are asked in more than one place.</summary>
public static class AuditQueries
{
    /// <summary>The number of its last line; 0 where there is none.</summary>
    public static async Task<int> LastEntryAsync(this CrampCheckDatabase database, CancellationToken cancellationToken) =>
        await database.AuditEntries.MaxAsync(entry => (int?)entry.Id, cancellationToken) ?? 0;
}
