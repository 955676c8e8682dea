using CrampCheck.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CrampCheck.Web.Startup;

/// <summary>Degraded while the database cannot be read: visitors are still served.</summary>
public sealed class DatabaseHealth(DatabaseOpening opening, CrampCheckDatabase database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await opening.FirstAttempt.WaitAsync(cancellationToken);
        try
        {
            // Damaged rows throw when they are read.
            return opening.IsOpen && await database.Versions(database.LivePublications()).ToListAsync(cancellationToken) is not []
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Degraded(opening.Loss ?? "The database is not open.");
        }
        catch (Exception e) when (DatabaseFailure.Is(e))
        {
            return HealthCheckResult.Degraded("The database cannot be read.", e);
        }
    }
}
