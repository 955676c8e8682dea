using CrampCheck.Web.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CrampCheck.Web.Data;

/// <summary>Creates the database or brings it up to date.</summary>
public sealed partial class DatabaseMigration(
    CrampCheckDatabase database, LiveTexts live, IOptions<DataOptions> options, TimeProvider time, ILogger<DatabaseMigration> log)
{
    private const int MaxAttempts = 50;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Applies pending migrations. EF Core's own lock on SQLite is a row that stays behind when a process is killed and then
    /// blocks every later start; the system releases a file lock, so its holder may delete the row.
    /// </summary>
    /// <param name="acceptsLoss">Whether to go on with a database that lacks what it held before.</param>
    /// <param name="cancellationToken">Ends it between two migrations.</param>
    /// <exception cref="DatabaseLossException">It lacks data, and is left as it is.</exception>
    /// <exception cref="IOException">Another process has been migrating for longer than this one waits.</exception>
    public async Task RunAsync(bool acceptsLoss, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.Value.Directory);
        await using var mine = await LockAsync(cancellationToken);

        // The copy of the live texts tells what was there; without one, this is the first start.
        var lastEntry = acceptsLoss ? null : live.LastEntryOfCopy();

        // An empty file is an empty database. Nothing else creates one: a site whose database was lost must notice.
        if (!File.Exists(options.Value.Database))
        {
            if (lastEntry is not null)
            {
                throw Lost();
            }

            await File.Create(options.Value.Database).DisposeAsync();
        }

        if (lastEntry is not null)
        {
            await CheckLossAsync(lastEntry.Value, cancellationToken);
        }

        var pending = await database.Database.GetPendingMigrationsAsync(cancellationToken);
        if (pending.Any())
        {
            await CheckAsync(cancellationToken);
            await RemoveStaleLockAsync(cancellationToken);
            await database.Database.MigrateAsync(cancellationToken);
        }

        // EF Core enables WAL only when it creates the file; one put there by hand may lack it.
        await database.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellationToken);
    }

    /// <summary>Checks the whole file. SQLite itself tolerates much damage, and would write on top of it.</summary>
    /// <exception cref="DamagedRowException">It is damaged.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        var found = await database.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").ToListAsync(cancellationToken);
        if (found is not ["ok"])
        {
            throw new DamagedRowException($"The database is damaged: {found[0]}");
        }
    }

    // Instances that start together take turns, a moment each.
    private async Task<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return new(options.Value.MigrationLock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (tries < MaxAttempts)
            {
                await Task.Delay(RetryDelay, time, cancellationToken);
            }
        }
    }

    // Whatever editors do has a line in their log.
    private async Task CheckLossAsync(int lastEntry, CancellationToken cancellationToken)
    {
        var tables = await database.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'table'").ToListAsync(cancellationToken);
        if (!tables.Contains(nameof(CrampCheckDatabase.TextRevisions)))
        {
            throw Lost();
        }

        var last = tables.Contains(nameof(CrampCheckDatabase.AuditEntries)) ? await database.LastEntryAsync(cancellationToken) : 0;
        if (last < lastEntry)
        {
            throw Loss($"behind: its log of editors ends with line {last}, but line {lastEntry} was written");
        }
    }

    private static DatabaseLossException Lost() => Loss("lost: there are live texts from before, but nothing in it");

    private static DatabaseLossException Loss(string what) =>
        new($"The database is {what}. Whoever runs this site must restore a backup (restore FILE), or continue with what is there (accept-loss).");

    private async Task RemoveStaleLockAsync(CancellationToken cancellationToken)
    {
        var hasLocks = await database.Database
            .SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'")
            .AnyAsync(cancellationToken);
        if (hasLocks && await database.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsLock", cancellationToken) > 0)
        {
            LogStaleLock(log);
        }
    }

    [LoggerMessage(LogLevel.Warning, "An earlier start was interrupted while migrating the database; continuing")]
    private static partial void LogStaleLock(ILogger logger);
}
