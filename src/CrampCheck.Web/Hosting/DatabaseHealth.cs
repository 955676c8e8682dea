using System.Data.Common;
using CrampCheck.Web.Data;
using CrampCheck.Web.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CrampCheck.Web.Hosting;

/// <summary>Degraded while the database cannot be read: visitors are served all the same.</summary>
public sealed class DatabaseHealth(DatabaseOpening opening, CrampCheckDatabase database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await opening.FirstTry.WaitAsync(cancellationToken);
        try
        {
            // What is damaged throws as it is read.
            return opening.Opened.IsCompletedSuccessfully && opening.Loss is null && await database.Versions(database.LivePublications()).ToListAsync(cancellationToken) is not []
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Degraded(opening.Loss ?? "The database is not open.");
        }
        catch (Exception e) when (DatabaseFailure.Is(e))
        {
            return HealthCheckResult.Degraded("The database cannot be read.", e);
        }
    }
}

/// <summary>Degraded while a key is in memory alone: everybody is signed out at the next start.</summary>
public sealed class KeyHealth(KeyFiles keys) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(keys.AreInMemory ? HealthCheckResult.Degraded("Keys cannot be written.") : HealthCheckResult.Healthy());
}
