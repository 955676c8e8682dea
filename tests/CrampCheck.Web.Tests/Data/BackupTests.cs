using System.Collections.Concurrent;
using System.Security.Cryptography;
using CrampCheck.Rules;
using CrampCheck.Web.Data;
using CrampCheck.Web.Editing;
using CrampCheck.Web.Texts;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using SQLitePCL;

namespace CrampCheck.Web.Tests.Data;

public sealed class BackupTests : IDisposable
{
    private const string Editor = "editor@example.org";
    private static readonly string Cold = TextKeys.Advice(Cause.ColdStimulation);
    private readonly string _folder = Directory.CreateTempSubdirectory("crampcheck-").FullName;
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);

    private string Backup => Path.Combine(_folder, "backup.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Backup_WhileOthersSave_IsWholeAndOneFile()
    {
        await using var site = await StartAsync();
        await using var writers = new Writers(site);
        await writers.Begun;

        await BackupAsync(site, Backup);
        await writers.StopAsync();

        Assert.Equal(["backup.db"], Directory.GetFiles(_folder, "backup*").Select(Path.GetFileName));
        Assert.Equal(["ok"], Sql.Read(Backup, "PRAGMA integrity_check"));
        Assert.Equal(["delete"], Sql.Read(Backup, "PRAGMA journal_mode"));
        foreach (var key in TextKeys.All)
        {
            var numbers = Sql.Read(Backup, $"SELECT Number FROM TextRevisions WHERE Key = '{key}' ORDER BY Number");
            Assert.Equal(Enumerable.Range(1, numbers.Count).Select(number => $"{number}"), numbers);
        }

        Assert.NotEmpty(Sql.Read(Backup, "SELECT 1 FROM TextRevisions WHERE SavedBy <> ''"));
    }

    [Theory]
    [InlineData("backup.db")]
    [InlineData("backup.db.new")]
    public async Task Backup_OntoAFileThatIsThere_LeavesIt(string there)
    {
        await using var site = await StartAsync();
        await File.WriteAllTextAsync(Path.Combine(_folder, there), "mine");

        await Assert.ThrowsAsync<BackupException>(() => BackupAsync(site, Backup));

        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(_folder, there)));
        Assert.Equal([there], Directory.GetFiles(_folder, "backup*").Select(Path.GetFileName));
    }

    [Fact]
    public async Task Backup_IntoAFolderThatIsNotThere_SaysSoInOneLine()
    {
        await using var site = await StartAsync();
        var failure = await Assert.ThrowsAsync<BackupException>(() => BackupAsync(site, Path.Combine(_folder, "no", "backup.db")));
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Fact]
    public async Task Restore_BeforeTheFirstStart_BringsTheTextsAndTheirHistory()
    {
        await using (var site = await StartAsync())
        {
            await PublishAsync(site, "Wear two pairs of socks.");
            await BackupAsync(site, Backup);
        }

        Assert.Null((await RestoreWithoutASiteAsync("fresh")).Before);

        await using var fresh = await StartAsync("fresh");
        Assert.Equal("Wear two pairs of socks.", await ColdAdviceAsync(fresh));
        await WithDatabaseAsync(fresh, async database =>
        {
            Assert.Equal(2, await database.TextRevisions.CountAsync(revision => revision.Key == Cold));
            Assert.Equal((AuditLog.CommandLine, "restored backup"), await LastLineAsync(database));
        });
    }

    [Fact]
    public async Task Restore_IntoARunningSite_ShowsTheRestoredTextsAndKeepsASafetyCopy()
    {
        await using var site = await StartAsync();
        await PublishAsync(site, "As it was backed up.");
        await BackupAsync(site, Backup);
        await PublishAsync(site, "As it was before the restore.");
        Assert.Equal("As it was before the restore.", await ColdAdviceAsync(site));

        var restored = await RestoreAsync(site, Backup);
        for (var i = 0; i < 1000 && await ColdAdviceAsync(site) != "As it was backed up."; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal("As it was backed up.", await ColdAdviceAsync(site));
        Assert.Equal(["As it was before the restore."], Sql.Read(restored.Before!, $"SELECT Body FROM TextRevisions WHERE Key = '{Cold}' AND Number = 3"));
        await SaveAsync(site, Cold, "Saved after the restore.");
        Assert.Equal(["Saved after the restore."], Sql.Read(Database("data"), $"SELECT Body FROM TextRevisions WHERE Key = '{Cold}' AND Number = 3"));
        Assert.Equal(["wal"], Sql.Read(Database("data"), "PRAGMA journal_mode"));
        Assert.Equal(["ok"], Sql.Read(Database("data"), "PRAGMA integrity_check"));
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder, "data"), "restoring*"));
    }

    [Fact]
    public async Task Restore_WhileOthersSave_LosesNothingThatTheSafetyCopyLacks()
    {
        await using var site = await StartAsync();
        await BackupAsync(site, Backup);
        await using var writers = new Writers(site);
        await writers.Begun;

        var restored = await RestoreAsync(site, Backup);
        await writers.StopAsync();

        const string Bodies = "SELECT Body FROM TextRevisions WHERE SavedBy <> ''";
        Assert.Equal(writers.Saved.Order(StringComparer.Ordinal), Sql.Read(restored.Before!, Bodies).Concat(Sql.Read(Database("data"), Bodies)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Restore_WithPlans_CallsOffThoseWhoseTimeHasPassedAndNamesAll()
    {
        await using var site = await StartAsync();
        var now = _time.GetUtcNow().UtcDateTime;
        foreach (var (key, minutes) in new[] { (TextKeys.None, 30), (TextKeys.Joint, 90) })
        {
            await SaveAsync(site, key, "Planned words.");
            await WithAsync<Publishing>(site, async publishing =>
                await publishing.ScheduleAsync(new(key, await site.MarkAsync(key, 2), await site.MarkAsync(key, 1), "", "r", Editor), now.AddMinutes(minutes)));
        }

        await BackupAsync(site, Backup);
        Restored restored = null!;
        _time.Advance(TimeSpan.FromHours(1));
        await WithAsync<DatabaseRestore>(site, async backups => restored = await backups.RestoreAsync(Backup));

        Assert.Equal((TextKeys.None, TextKeys.Joint), (Assert.Single(restored.Missed).Key, Assert.Single(restored.Planned).Key));
        await WithDatabaseAsync(site, async database =>
        {
            Assert.Equal([TextKeys.Joint], await database.ScheduledPublications.Select(plan => plan.Key).ToListAsync());
            Assert.Equal((AuditLog.CommandLine, "called off schedule"), await LastLineAsync(database));
            Assert.Equal(1, await database.LivePublication(TextKeys.None).Select(publication => publication.Number).SingleAsync());
        });
    }

    [Fact]
    public async Task Restore_OfAnOlderSchema_BringsItUpToDate()
    {
        await WriteFirstSchemaAsync(Backup);
        await using var site = await StartAsync();

        await RestoreAsync(site, Backup);

        await WithDatabaseAsync(site, async database =>
        {
            Assert.Empty(await database.Database.GetPendingMigrationsAsync());
            Assert.All(await database.Versions(database.LivePublications()).ToListAsync(), revision => Assert.Equal("Old words", revision.Body));
        });
        Assert.Equal(["1"], Sql.Read(Backup, "SELECT COUNT(*) FROM __EFMigrationsHistory"));
    }

    [Theory]
    [InlineData(50_000, true)]
    [InlineData(0, false)]
    public async Task Restore_OverADatabaseThatCannotBeRead_TakesItsPlaceAndKeepsIt(int length, bool isOtherFile)
    {
        await using (var site = await StartAsync())
        {
            await PublishAsync(site, "Wear two pairs of socks.");
            await BackupAsync(site, Backup);
        }

        SqliteConnection.ClearAllPools();
        var damaged = RandomNumberGenerator.GetBytes(length);
        await File.WriteAllBytesAsync(Database("data"), damaged);

        var restored = await RestoreWithoutASiteAsync("data");

        Assert.Equal(isOtherFile, restored.IsOtherFile);
        var kept = await File.ReadAllBytesAsync(restored.Before!);
        Assert.Equal(length > 0 ? damaged : kept, kept);
        await using var again = await StartAsync();
        Assert.Equal("Wear two pairs of socks.", await ColdAdviceAsync(again));
    }

    [Fact]
    public async Task Restore_BesideALogThatWasLeftBehind_DoesNotReadIt()
    {
        await using (var site = await StartAsync())
        {
            await BackupAsync(site, Backup);
            await PublishAsync(site, "Only in the log.");
            Directory.CreateDirectory(Path.Combine(_folder, "fresh"));
            File.Copy(Database("data") + "-wal", Database("fresh") + "-wal");
        }

        await RestoreWithoutASiteAsync("fresh");
        await using var fresh = await StartAsync("fresh");

        await WithDatabaseAsync(fresh, async database => Assert.False(await database.TextRevisions.AnyAsync(revision => revision.SavedBy != "")));
        Assert.Equal(["ok"], Sql.Read(Database("fresh"), "PRAGMA integrity_check"));
    }

    [Fact]
    public async Task Restore_OfADatabaseCopiedByHandWithItsLog_ReadsBothAndChangesNeither()
    {
        await using var site = await StartAsync();
        await PublishAsync(site, "Only in the log.");
        File.Copy(Database("data"), Backup);
        File.Copy(Database("data") + "-wal", Backup + "-wal");
        var before = Hash(Backup);

        await RestoreWithoutASiteAsync("fresh");
        await using var fresh = await StartAsync("fresh");

        Assert.Equal("Only in the log.", await ColdAdviceAsync(fresh));
        Assert.Equal(before, Hash(Backup));
        Assert.False(File.Exists(Backup + "-shm"));
    }

    [Fact]
    public async Task Restore_OfOtherPageSizes_Fits()
    {
        await using var site = await StartAsync();
        await PublishAsync(site, "Wear two pairs of socks.");
        await BackupAsync(site, Backup);
        Sql.Read(Backup, "PRAGMA page_size=1024; VACUUM");
        Assert.Equal(["1024"], Sql.Read(Backup, "PRAGMA page_size"));

        await RestoreAsync(site, Backup);

        Assert.Equal("Wear two pairs of socks.", await ColdAdviceAsync(site));
        Assert.Equal(["4096"], Sql.Read(Database("data"), "PRAGMA page_size"));
    }

    private static async Task WriteFirstSchemaAsync(string file)
    {
        var options = new DbContextOptionsBuilder<CrampCheckDatabase>().UseSqlite($"Data Source={file};Pooling=False").Options;
        await using (var database = new CrampCheckDatabase(options))
        {
            await database.GetService<IMigrator>().MigrateAsync("CreateTextRevisions");
        }

        foreach (var key in TextKeys.All)
        {
            Sql.Read(file, "INSERT INTO TextRevisions (Key, Number, Title, Source, Reviewed, Body, PublishedAt, Reason)"
                + $" VALUES ('{key}', 1, 'Old', 'A test', '2026-11-01', 'Old words', '2026-11-01 10:00:00', 'First version')");
        }
    }

    private string Database(string folder) => Path.Combine(_folder, folder, "crampcheck.db");

    private async Task<Site> StartAsync(string folder = "data")
    {
        if (folder == "data" && !Directory.Exists(Path.Combine(_folder, folder)))
        {
            Directory.CreateDirectory(Path.Combine(_folder, folder));
            PreparedData.CopyTo(Path.Combine(_folder, folder));
        }

        var site = new Site(Path.Combine(_folder, folder), _time);
        await site.InitializeAsync();
        return site;
    }

    // As the command does: with the services of a site, but nothing that runs by itself and opens the database.
    private async Task<Restored> RestoreWithoutASiteAsync(string folder)
    {
        await using var command = new Site(Path.Combine(_folder, folder), host => host.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(_time);
            foreach (var service in services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationFactory is not null).ToList())
            {
                services.Remove(service);
            }
        }));
        return await RestoreAsync(command, Backup);
    }

    private static async Task WithAsync<T>(Site site, Func<T, Task> work)
        where T : notnull
    {
        await using var scope = site.Services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<T>());
    }

    private static Task WithDatabaseAsync(Site site, Func<CrampCheckDatabase, Task> work) => WithAsync(site, work);

    private static Task BackupAsync(Site site, string file) => WithAsync<DatabaseBackup>(site, backup => backup.BackupAsync(file));

    private static Task<Restored> RestoreAsync(Site site, string file) => site.WithAsync<DatabaseRestore, Restored>(restore => restore.RestoreAsync(file));

    private static Task SaveAsync(Site site, string key, string words) => WithAsync<Drafts>(site, async drafts =>
        await drafts.SaveAsync(key, new("Cold", "A test", "2026-11-22", words), await site.MarkAsync(key, 1), Editor));

    private static async Task PublishAsync(Site site, string words)
    {
        await WithDatabaseAsync(site, async database =>
        {
            var number = await database.TextRevisions.Where(revision => revision.Key == Cold).MaxAsync(revision => revision.Number) + 1;
            database.TextRevisions.Add(new() { Key = Cold, Number = number, Title = "Cold", Source = "A test", Reviewed = "2026-11-22", Body = words, SavedAt = DateTime.UtcNow, SavedBy = Editor });
            database.Publications.Add(new() { Key = Cold, Number = number, PublishedAt = DateTime.UtcNow, Reason = "Test" });
            await database.SaveChangesAsync();
        });
        await site.Services.GetRequiredService<LiveTextsRefresh>().RunAsync(CancellationToken.None);
    }

    private static async Task<(string Who, string Action)> LastLineAsync(CrampCheckDatabase database)
    {
        var line = await database.AuditEntries.OrderByDescending(entry => entry.Id).FirstAsync();
        return (line.Who, line.Action);
    }

    private static async Task<string> ColdAdviceAsync(Site site) =>
        (await (await site.Client().SendFormAsync(Forms.With(("Room", "cold")))).PageAsync()).QuerySelector(".first p")!.TextContent;

    private static string Hash(string file) =>
        string.Join(' ', new[] { file, file + "-wal" }.Where(File.Exists).Select(part => Convert.ToHexString(SHA256.HashData(ReadAll(part)))));

    private static byte[] ReadAll(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    // Editors who save all the time.
    private sealed class Writers : IAsyncDisposable
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Site _site;
        private readonly Task _work;
        private volatile bool _isStopped;

        public Writers(Site site)
        {
            _site = site;
            _work = Task.WhenAll(Enumerable.Range(0, 2).Select(writer => Task.Run(() => WriteAsync(writer))));
        }

        public Task Begun => Task.WhenAny(_begun.Task, _work).Unwrap();

        public ConcurrentQueue<string> Saved { get; } = new();

        public Task StopAsync()
        {
            _isStopped = true;
            return _work;
        }

        public async ValueTask DisposeAsync() => await StopAsync();

        private async Task WriteAsync(int writer)
        {
            for (var i = 0; !_isStopped; i++)
            {
                try
                {
                    await SaveAsync(_site, TextKeys.All[writer % 2], $"Writer {writer} wrote {i}.");
                    Saved.Enqueue($"Writer {writer} wrote {i}.");
                    _begun.TrySetResult();
                }
                catch (SqliteException e) when (e.SqliteErrorCode == raw.SQLITE_BUSY)
                {
                    // The others were always quicker, and nothing was saved.
                }
            }
        }
    }
}
