using System.Data.Common;
using CrampCheck.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace CrampCheck.Web.Hosting;

/// <summary>Degraded while the database cannot be read: visitors are served all the same.</summary>
public sealed class DatabaseHealth(DatabaseOpening opening, CrampCheckDatabase database, IOptions<DataOptions> options) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await opening.FirstTry.WaitAsync(cancellationToken);
        try
        {
            // A pooled connection goes on reading a file that was deleted.
            var isThere = opening.Opened.IsCompletedSuccessfully && File.Exists(options.Value.Database);
            return isThere && await database.Publications.AnyAsync(cancellationToken)
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Degraded("The database is not open.");
        }
        catch (DbException e)
        {
            return HealthCheckResult.Degraded("The database cannot be read.", e);
        }
    }
}
