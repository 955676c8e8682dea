using System.Globalization;
using CrampCheck.Web.Texts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SQLitePCL;
using static CrampCheck.Web.Data.DatabaseFile;

namespace CrampCheck.Web.Data;

/// <summary>Replaces the database by a backup, even while the site runs.</summary>
public sealed class DatabaseRestore(CrampCheckDatabase database, TextStore store, LiveTexts live, AuditLog log, IOptions<DataOptions> options, TimeProvider time)
{
    private string Live => options.Value.Database;

    /// <summary>
    /// Replaces the database by a backup. Everything is checked and brought up to date on a copy; only then is the
    /// database changed, all at once.
    /// </summary>
    /// <exception cref="BackupException">Nothing was restored, and the database is unchanged.</exception>
    public Task<Restored> RestoreAsync(string file) => AsBackupErrorsAsync(async () =>
    {
        file = Path.GetFullPath(file);
        if (!File.Exists(file))
        {
            throw new BackupException($"There is no file {file}.");
        }

        if (file == Path.GetFullPath(Live))
        {
            throw new BackupException($"{file} is the database itself.");
        }

        // Before it is copied: it could be anything, even endless.
        if (!IsDatabase(file))
        {
            throw new BackupException($"{file} is not a CrampCheck backup.");
        }

        Directory.CreateDirectory(options.Value.Directory);
        await using var mine = Lock();
        var copy = Path.Combine(options.Value.Directory, "restoring.db");
        try
        {
            CopyFile(file, copy);
            Check(copy, file);
            var (missed, planned) = await BringUpToDateAsync(copy, file);
            var (before, isOtherFile) = Replace(copy);

            // The next start must not miss what came after the backup.
            var (texts, history) = await store.ReadAsync(CancellationToken.None);
            live.Replace(texts, history, await database.LastEntryAsync(CancellationToken.None));
            return new Restored(before, isOtherFile, missed, planned);
        }
        finally
        {
            Delete(copy);
        }
    });

    // So that no site starts with a half-restored database.
    private FileStream Lock()
    {
        try
        {
            return new(options.Value.MigrationLock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new BackupException("The site is starting, or another restore is running. Try again in a moment.");
        }
    }

    // The file itself is never opened as a database: SQLite may write beside it, and its folder may be read-only.
    private static void CopyFile(string file, string copy)
    {
        Delete(copy);
        foreach (var end in (string[])["", "-wal", "-journal"])
        {
            if (File.Exists(file + end))
            {
                using var from = File.OpenRead(file + end);
                using var to = File.Create(copy + end);
                from.CopyTo(to);
            }
        }
    }

    private void Check(string copy, string file)
    {
        using var connection = Open(copy);
        CheckIntegrity(connection, file);
        if (Read(connection, "PRAGMA foreign_key_check").Count > 0)
        {
            throw new BackupException($"{file} is damaged: some of its rows refer to missing rows.");
        }

        var tables = Read(connection, "SELECT name FROM sqlite_master WHERE type = 'table'");
        string[] asked = [nameof(CrampCheckDatabase.TextRevisions), "__EFMigrationsHistory"];
        if (asked.Except(tables).Any())
        {
            throw new BackupException($"{file} is not a CrampCheck backup.");
        }

        var known = database.Database.GetMigrations().ToList();
        var done = Read(connection, "SELECT MigrationId FROM __EFMigrationsHistory");
        if (done.Except(known).Any())
        {
            throw new BackupException($"{file} was made by a newer version of CrampCheck. Restore it with that version.");
        }

        if (!done.Contains(known[0]))
        {
            throw new BackupException($"{file} is not a CrampCheck backup.");
        }

        // Left by a migration that ran during the backup, it would block the next one forever.
        Read(connection, "DROP TABLE IF EXISTS __EFMigrationsLock");
    }

    private async Task<(IReadOnlyList<ScheduledPublication> Missed, IReadOnlyList<ScheduledPublication> Planned)> BringUpToDateAsync(string copy, string file)
    {
        var live = database.Database.GetConnectionString();
        database.Database.SetConnectionString(ConnectionString(copy));
        try
        {
            await database.Database.MigrateAsync();
            var tables = await database.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'table'").ToListAsync();
            if (database.Model.GetEntityTypes().Select(type => type.GetTableName()).Except(tables).FirstOrDefault() is { } lost)
            {
                throw new BackupException($"{file} is not a complete CrampCheck backup: the table {lost} is missing.");
            }

            // Damaged rows throw when they are read.
            await database.TextRevisions.AsNoTracking().ForEachAsync(_ => { });
            await database.Publications.AsNoTracking().ForEachAsync(_ => { });
            var shown = await database.Versions(database.LivePublications()).Select(revision => revision.Key).ToListAsync();
            var drafts = await database.Newest().Select(revision => revision.Key).ToListAsync();
            if (TextKeys.All.Except(shown.Intersect(drafts)).FirstOrDefault() is { } missing)
            {
                throw new BackupException($"{file} has no live version of the text {missing}.");
            }

            // Sessions and links that have ended since must not become valid again.
            var stamp = Guid.NewGuid().ToString();
            await database.Users.ExecuteUpdateAsync(users => users.SetProperty(person => person.SecurityStamp, stamp));
            await log.WriteAsync(AuditLog.CommandLine, "restored backup", detail: file);

            // The site would publish them at once, even those called off since.
            var now = time.GetUtcNow().UtcDateTime;
            var plans = database.ScheduledPublications.OrderBy(plan => plan.DueAt);
            var missed = await database.CallOffAsync(plans.Where(plan => plan.DueAt <= now), log, AuditLog.CommandLine);
            return (missed, await plans.AsNoTracking().ToListAsync());
        }
        catch (Exception e) when (DatabaseFailure.Is(e) || e is InvalidOperationException)
        {
            throw new BackupException($"{file} is not a complete CrampCheck backup: {Reason(e)}");
        }
        finally
        {
            database.ChangeTracker.Clear();
            database.Database.SetConnectionString(live);
        }
    }

    private (string? Before, bool IsOtherFile) Replace(string copy)
    {
        var safety = Path.Combine(options.Value.Directory, $"before-restore-{time.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}.db");
        if (File.Exists(safety))
        {
            throw new BackupException($"{safety} already exists. Try again in a moment.");
        }

        if (File.Exists(Live))
        {
            try
            {
                ReplacePages(copy, safety);
                return (safety, false);
            }
            catch (SqliteException e) when (e.SqliteErrorCode is raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT)
            {
                Delete(safety);
            }
        }

        // A log of another database would be replayed into this one.
        var wasThere = File.Exists(Live);
        OneFile(copy, pageSize: null);
        foreach (var end in (string[])[.. Companions, ""])
        {
            if (File.Exists(Live + end))
            {
                File.Move(Live + end, safety + end);
            }
        }

        File.Move(copy, Live);
        return (wasThere ? safety : null, true);
    }

    // Through SQLite, so that a running site carries on with either all of the old database or all of the new one.
    private void ReplacePages(string copy, string safety)
    {
        using var live = Open(Live);
        Read(live, "PRAGMA journal_mode=WAL");
        OneFile(copy, Read(live, "PRAGMA page_size")[0]);
        using var source = Open(copy);
        using var pages = raw.sqlite3_backup_init(live.Handle, "main", source.Handle, "main");

        // Copies no pages yet, but keeps other writers out, so that the safety copy is complete.
        SqliteException.ThrowExceptionForRC(raw.sqlite3_backup_step(pages, 0), live.Handle);
        using (var reader = Open(Live))
        {
            CopyTo(safety, reader);
        }

        SqliteException.ThrowExceptionForRC(raw.sqlite3_backup_step(pages, -1), live.Handle);
    }
}
