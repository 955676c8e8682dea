using CrampCheck.Web.People;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CrampCheck.Web.Startup;

/// <summary>Degraded while a key is in memory only: everyone is signed out at the next start.</summary>
public sealed class KeyHealth(KeyFiles keys) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(keys.AreInMemory ? HealthCheckResult.Degraded("Keys cannot be written.") : HealthCheckResult.Healthy());
}
