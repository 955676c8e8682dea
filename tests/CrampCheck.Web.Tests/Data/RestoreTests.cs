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

namespace CrampCheck.Web.Tests.Data;

public sealed class RestoreTests : IDisposable
{
    private const string Editor = "editor@example.org";
    private static readonly string Cold = TextKeys.Advice(Cause.ColdStimulation);
    private readonly Folder _folder = new();
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);

    private string Backup => Path.Combine(_folder.Path, "backup.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Restore_BeforeTheFirstStart_RestoresTextsAndTheirHistory()
    {
        await using (var site = await StartAsync())
        {
            await site.PublishColdAdviceAsync("Wear two pairs of socks.");
            await BackupAsync(site, Backup);
        }

        Assert.Null((await RestoreWithoutASiteAsync("fresh")).Before);

        await using var fresh = await StartAsync("fresh");
        Assert.Equal("Wear two pairs of socks.", await fresh.ColdAdviceAsync());
        Assert.Equal(2, (await fresh.VersionsAsync(Cold)).Count);
        Assert.Equal((AuditLog.CommandLine, "restored backup"), await LastLineAsync(fresh));
    }

    [Fact]
    public async Task Restore_IntoARunningSite_ShowsTheRestoredTextsAndKeepsASafetyCopy()
    {
        await using var site = await StartAsync();
        await site.PublishColdAdviceAsync("As it was backed up.");
        await BackupAsync(site, Backup);
        await site.PublishColdAdviceAsync("As it was before the restore.");
        Assert.Equal("As it was before the restore.", await site.ColdAdviceAsync());

        var restored = await RestoreAsync(site, Backup);
        for (var i = 0; i < 1000 && await site.ColdAdviceAsync() != "As it was backed up."; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal("As it was backed up.", await site.ColdAdviceAsync());
        Assert.Equal(["As it was before the restore."], Sql.Read(restored.Before!, $"SELECT Body FROM TextRevisions WHERE Key = '{Cold}' AND Number = 3"));
        await site.SaveDraftAsync(Cold, "Saved after the restore.");
        Assert.Equal(["Saved after the restore."], Sql.Read(Database("data"), $"SELECT Body FROM TextRevisions WHERE Key = '{Cold}' AND Number = 3"));
        Assert.Equal(["wal"], Sql.Read(Database("data"), "PRAGMA journal_mode"));
        Assert.Equal(["ok"], Sql.Read(Database("data"), "PRAGMA integrity_check"));
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder.Path, "data"), "restoring*"));
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
            await site.SaveDraftAsync(key, "Planned words.");
            await site.WithAsync<Publishing>(async publishing =>
                await publishing.ScheduleAsync(new(key, await site.VersionTokenAsync(key, 2), await site.VersionTokenAsync(key, 1), "", "r", Editor), now.AddMinutes(minutes)));
        }

        await BackupAsync(site, Backup);
        _time.Advance(TimeSpan.FromHours(1));
        var restored = await RestoreAsync(site, Backup);

        Assert.Equal((TextKeys.None, TextKeys.Joint), (Assert.Single(restored.Missed).Key, Assert.Single(restored.Planned).Key));
        Assert.Equal((AuditLog.CommandLine, "called off schedule"), await LastLineAsync(site));
        await site.WithDatabaseAsync(async database =>
        {
            Assert.Equal([TextKeys.Joint], await database.ScheduledPublications.Select(plan => plan.Key).ToListAsync());
            Assert.Equal(1, await database.LivePublication(TextKeys.None).Select(publication => publication.Number).SingleAsync());
        });
    }

    [Fact]
    public async Task Restore_OfAnOlderSchema_BringsItUpToDate()
    {
        await WriteFirstSchemaAsync(Backup);
        await using var site = await StartAsync();

        await RestoreAsync(site, Backup);

        await site.WithDatabaseAsync(async database =>
        {
            Assert.Empty(await database.Database.GetPendingMigrationsAsync());
            Assert.All(await database.Versions(database.LivePublications()).ToListAsync(), revision => Assert.Equal("Old words", revision.Body));
        });
        Assert.Equal(["1"], Sql.Read(Backup, "SELECT COUNT(*) FROM __EFMigrationsHistory"));
    }

    [Theory]
    [InlineData(50_000, true)]
    [InlineData(0, false)]
    public async Task Restore_OverAnUnreadableDatabase_ReplacesItAndKeepsACopy(int length, bool isOtherFile)
    {
        await using (var site = await StartAsync())
        {
            await site.PublishColdAdviceAsync("Wear two pairs of socks.");
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
        Assert.Equal("Wear two pairs of socks.", await again.ColdAdviceAsync());
    }

    [Fact]
    public async Task Restore_BesideALeftoverLog_IgnoresIt()
    {
        await using (var site = await StartAsync())
        {
            await BackupAsync(site, Backup);
            await site.PublishColdAdviceAsync("Only in the log.");
            Directory.CreateDirectory(Path.Combine(_folder.Path, "fresh"));
            File.Copy(Database("data") + "-wal", Database("fresh") + "-wal");
        }

        await RestoreWithoutASiteAsync("fresh");
        await using var fresh = await StartAsync("fresh");

        await fresh.WithDatabaseAsync(async database => Assert.False(await database.TextRevisions.AnyAsync(revision => revision.SavedBy != "")));
        Assert.Equal(["ok"], Sql.Read(Database("fresh"), "PRAGMA integrity_check"));
    }

    [Fact]
    public async Task Restore_OfADatabaseCopiedByHandWithItsLog_ReadsBothAndChangesNeither()
    {
        await using var site = await StartAsync();
        await site.PublishColdAdviceAsync("Only in the log.");
        File.Copy(Database("data"), Backup);
        File.Copy(Database("data") + "-wal", Backup + "-wal");
        var before = Hash(Backup);

        await RestoreWithoutASiteAsync("fresh");
        await using var fresh = await StartAsync("fresh");

        Assert.Equal("Only in the log.", await fresh.ColdAdviceAsync());
        Assert.Equal(before, Hash(Backup));
        Assert.False(File.Exists(Backup + "-shm"));
    }

    [Fact]
    public async Task Restore_WithAnotherPageSize_Works()
    {
        await using var site = await StartAsync();
        await site.PublishColdAdviceAsync("Wear two pairs of socks.");
        await BackupAsync(site, Backup);
        Sql.Read(Backup, "PRAGMA page_size=1024; VACUUM");
        Assert.Equal(["1024"], Sql.Read(Backup, "PRAGMA page_size"));

        await RestoreAsync(site, Backup);

        Assert.Equal("Wear two pairs of socks.", await site.ColdAdviceAsync());
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

    private string Database(string folder) => Path.Combine(_folder.Path, folder, "crampcheck.db");

    private async Task<Site> StartAsync(string folder = "data")
    {
        if (folder == "data" && !Directory.Exists(Path.Combine(_folder.Path, folder)))
        {
            PreparedData.CopyTo(Path.Combine(_folder.Path, folder));
        }

        return await new Site(Path.Combine(_folder.Path, folder), _time).StartAsync();
    }

    // As the command does: with the services of a site, but nothing that runs by itself and opens the database.
    private async Task<Restored> RestoreWithoutASiteAsync(string folder)
    {
        await using var command = new Site(Path.Combine(_folder.Path, folder), host => host.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(_time);
            foreach (var service in services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationFactory is not null).ToList())
            {
                services.Remove(service);
            }
        }));
        return await RestoreAsync(command, Backup);
    }

    private static Task BackupAsync(Site site, string file) => site.WithAsync<DatabaseBackup>(backup => backup.BackupAsync(file));

    private static Task<Restored> RestoreAsync(Site site, string file) => site.WithAsync<DatabaseRestore, Restored>(restore => restore.RestoreAsync(file));

    private static async Task<(string Who, string Action)> LastLineAsync(Site site)
    {
        var line = (await site.LogAsync())[^1];
        return (line.Who, line.Action);
    }

    private static string Hash(string file) =>
        string.Join(' ', new[] { file, file + "-wal" }.Where(File.Exists).Select(part => Convert.ToHexString(SHA256.HashData(ReadAll(part)))));

    private static byte[] ReadAll(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
