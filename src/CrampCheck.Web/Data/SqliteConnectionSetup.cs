using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CrampCheck.Web.Data;

/// <summary>
/// Makes every connection safe for writing: with FULL, because with NORMAL a power cut loses published texts; with foreign
/// keys; and with SQLite's own busy handler, because the package's polls every 150 ms, so that with eight people saving at
/// once someone times out.
/// </summary>
public sealed class SqliteConnectionSetup : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    // SQLite's asynchronous calls are synchronous inside.
    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
