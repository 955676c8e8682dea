using System.Net;
using CrampCheck.Web.Commands;
using CrampCheck.Web.Editing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CrampCheck.Web.Tests.Data;

/// <summary>A database that lacks what it held before is said to, and nothing is begun over it without a command.</summary>
public sealed class LossTests : IDisposable
{
    private readonly Folder _folder = PreparedData.Copy();

    private string Database => _folder.Database;

    private string Backup => Path.Combine(_folder.Path, "backup.db");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("file gone", "accept-loss")]
    [InlineData("file emptied", "accept-loss")]
    [InlineData("log of the database gone", "accept-loss")]
    [InlineData("older copy", "accept-loss")]
    [InlineData("older copy", "restore")]
    public async Task Start_WithADatabaseThatLostData_WaitsForACommand(string loss, string remedy)
    {
        await LoseAsync(loss);
        var before = File.Exists(Database) ? await File.ReadAllBytesAsync(Database) : null;

        await using (var site = await StartAsync())
        {
            Assert.Equal("Degraded", await site.HealthAsync());
            Assert.Single(site.Log, line => line.MessageTemplate.Text.StartsWith("{Loss}", StringComparison.Ordinal) && line.RenderMessage().Contains("accept-loss", StringComparison.Ordinal));
            var page = await site.Client().GetAsync(new Uri("/admin/sign-in", UriKind.Relative));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
            var words = await page.PageAsync();
            Assert.Contains("lost", words.QuerySelector("main h1")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("(restore FILE), or continue with what is there (accept-loss)", words.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await site.Client().SendFormAsync(Forms.Complete)).StatusCode);
            Assert.Equal(1, await CommandLine.RunAsync(["admin", "invite", "first@example.org"], site.Services));
            SqliteConnection.ClearAllPools();
            Assert.Equal(before, File.Exists(Database) ? await File.ReadAllBytesAsync(Database) : null);

            Assert.Equal(0, await CommandLine.RunAsync(remedy == "restore" ? [remedy, Backup] : [remedy], site.Services));
        }

        await using var again = await StartAsync();
        Assert.Equal("Healthy", await again.HealthAsync());
        Assert.Equal(remedy == "restore" ? "restored backup" : "accepted loss", (await again.LogAsync())[^1].Action);
    }

    [Fact]
    public async Task Start_AfterAnInvitation_MissesNothing()
    {
        await using (var site = await StartAsync())
        {
            await site.InviteAsync("first@example.org");
        }

        await using var again = await StartAsync();
        Assert.Equal("Healthy", await again.HealthAsync());
        Assert.NotNull(await again.WithDatabaseAsync(database => database.Users.SingleOrDefaultAsync()));
    }

    // A site at work, what it left behind, and what became of that.
    private async Task LoseAsync(string loss)
    {
        var older = await File.ReadAllBytesAsync(Database);
        await using (var site = await StartAsync())
        {
            await site.InviteAsync("first@example.org");
            await site.WithAsync<LiveTextsRefresh>(refresh => refresh.RunAsync(CancellationToken.None));
            Assert.Equal(0, await CommandLine.RunAsync(["backup", Backup], site.Services));

            // Without its log, a copy of a running file is an older one.
            older = loss == "log of the database gone" ? await File.ReadAllBytesAsync(Database) : older;
        }

        SqliteConnection.ClearAllPools();
        File.Delete(Database);
        File.Delete(Database + "-wal");
        File.Delete(Database + "-shm");
        if (loss != "file gone")
        {
            await File.WriteAllBytesAsync(Database, loss == "file emptied" ? [] : older);
        }
    }

    private Task<Site> StartAsync() => new Site(_folder.Path).StartAsync();
}
