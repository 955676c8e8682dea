using System.Net;
using CrampCheck.Web.Data;
using CrampCheck.Web.Editing;
using CrampCheck.Web.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CrampCheck.Web.Tests.Data;

public sealed class DatabaseTests : IDisposable
{
    private const string Edited = "Wear two pairs of socks, says the editor.";
    private readonly Folder _folder = PreparedData.Copy();

    private string Database => _folder.Database;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_OnAnEmptyFolder_SeedsEveryTextOnce()
    {
        EmptyTheFolder();
        await (await StartAsync()).DisposeAsync();

        await using var site = await StartAsync();
        await site.WithDatabaseAsync(async database =>
        {
            var keys = await database.TextRevisions.Select(revision => revision.Key).ToListAsync();
            Assert.Equal(TextKeys.All.Order(StringComparer.Ordinal), keys.Order(StringComparer.Ordinal));
            Assert.False(database.Database.HasPendingModelChanges());
        });
    }

    [Fact]
    public async Task Start_OnAnEmptyFolder_HasNoAccountsAndLetsNobodyIn()
    {
        EmptyTheFolder();
        await using var site = await StartAsync();

        Assert.Equal((0, 0), await site.WithDatabaseAsync(async database => (await database.Users.CountAsync(), await database.UserPasskeys.CountAsync())));
        foreach (var email in new[] { "", "admin", "admin@example.org" })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await new Editor(site, email).SignInAsync("admin")).StatusCode);
        }
    }

    [Fact]
    public async Task Publish_WhileTheCopyCannotBeWritten_WritesItOnceItCan()
    {
        await using var site = await StartAsync();
        var copy = Path.Combine(_folder.Path, "live-texts.json");
        var refresh = site.Services.GetRequiredService<LiveTextsRefresh>();
        await refresh.RunAsync(CancellationToken.None);
        File.Delete(copy);
        Directory.CreateDirectory(copy);
        await site.PublishColdAdviceAsync(Edited);

        Directory.Delete(copy);
        await refresh.RunAsync(CancellationToken.None);

        Assert.Contains(Edited, await File.ReadAllTextAsync(copy), StringComparison.Ordinal);
        Assert.Single(site.Log, line => line.MessageTemplate.Text.Contains("copy of the live texts could not be written", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_AfterAnEdit_KeepsTheEditAndAddsOnlyWhatIsMissing()
    {
        await using (var site = await StartAsync())
        {
            await site.PublishColdAdviceAsync(Edited);
            await site.WithDatabaseAsync(async database =>
            {
                // Only by hand: neither the program nor a mistake can delete a version.
                await database.Database.ExecuteSqlRawAsync("DROP TRIGGER TextRevisions_no_DELETE; DROP TRIGGER Publications_no_DELETE");
                await database.Publications.Where(row => row.Key == TextKeys.Joint).ExecuteDeleteAsync();
                await database.TextRevisions.Where(row => row.Key == TextKeys.Joint).ExecuteDeleteAsync();
            });
        }

        await using var again = await StartAsync();

        Assert.Equal(Edited, await again.ColdAdviceAsync());
        await again.WithDatabaseAsync(async database =>
            Assert.Equal(TextKeys.All.Count + 1, await database.TextRevisions.CountAsync()));
    }

    [Fact]
    public async Task Open_AConnection_IsDurable()
    {
        await using var site = await StartAsync();
        await site.WithDatabaseAsync(async database =>
        {
            await database.Database.OpenConnectionAsync();
            Assert.Equal("2", await PragmaAsync(database, "synchronous"));
            Assert.Equal("1", await PragmaAsync(database, "foreign_keys"));
            Assert.Equal("wal", await PragmaAsync(database, "journal_mode"));
        });
    }

    [Fact]
    public async Task Start_AfterAKilledMigration_IsNotHeldUpByItsLock()
    {
        EmptyTheFolder();
        Sql.Read(Database, "CREATE TABLE __EFMigrationsLock (Id INTEGER NOT NULL PRIMARY KEY, Timestamp TEXT NOT NULL); INSERT INTO __EFMigrationsLock VALUES (1, '2026-01-01')");

        await using var site = await StartAsync();

        Assert.Equal("Healthy", await site.HealthAsync());
    }

    private void EmptyTheFolder()
    {
        _folder.Dispose();
        Directory.CreateDirectory(_folder.Path);
    }

    private Task<Site> StartAsync() => new Site(_folder.Path).StartAsync();

    private static async Task<string?> PragmaAsync(CrampCheckDatabase database, string name)
    {
        await using var command = database.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA " + name;
        return (await command.ExecuteScalarAsync())?.ToString();
    }
}
