using CrampCheck.Web.Commands;
using CrampCheck.Web.Data;
using CrampCheck.Web.Startup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CrampCheck.Web.Tests.Commands;

public sealed class CommandsTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("admin invite a@example.org", "admin invite a@example.org", "")]
    [InlineData("bakup", "bakup", "")]
    [InlineData("--urls http://localhost:1", "", "--urls http://localhost:1")]
    [InlineData("backup /tmp/a=b --Data:Directory x --urls=http://localhost:1", "backup /tmp/a=b", "--Data:Directory x --urls=http://localhost:1")]
    [InlineData("--Data:Directory x backup file", "--Data:Directory x backup file", "")]
    [InlineData("--Data:Directory=x backup", "--Data:Directory=x backup", "")]
    [InlineData("backup /file", "backup /file", "")]
    [InlineData("backup --Data:Directory x", "backup", "--Data:Directory x")]
    [InlineData("--help", "--help", "")]
    public void Split_Arguments_SeparatesWordsFromSettings(string args, string words, string settings)
    {
        var parts = CommandLine.Split(args.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal((words, settings), (string.Join(' ', parts.Words), string.Join(' ', parts.Settings)));
    }

    [Theory]
    [InlineData("bakup", "file")]
    [InlineData("admin")]
    [InlineData("admin", "invite")]
    [InlineData("admin", "invite", "nobody")]
    [InlineData("admin", "invite", "\"a@b\"@example.org")]
    [InlineData("backup")]
    [InlineData("backup", "one", "two")]
    [InlineData("backup", "")]
    [InlineData("restore", "")]
    [InlineData("--help")]
    [InlineData("restore", "/no/such/file")]
    public async Task Run_InvalidCommand_Fails(params string[] args) => Assert.Equal(1, await CommandLine.RunAsync(args, site.Services));

    [Fact]
    public async Task Run_Invite_MakesAPublisher()
    {
        Assert.Equal(0, await CommandLine.RunAsync(["admin", "invite", "first@example.org"], site.Services));
        Assert.True((await site.WithDatabaseAsync(database => database.Users.SingleAsync(person => person.Email == "first@example.org"))).IsPublisher);
        Assert.Contains(await site.LogAsync(), entry => (entry.Who, entry.Action, entry.Subject) == (AuditLog.CommandLine, "made a link", "first@example.org"));
    }

    [Fact]
    public async Task Run_InviteWhileTheDatabaseIsDamaged_Fails()
    {
        await using var own = await new Site().StartAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await File.WriteAllTextAsync(Path.Combine(own.Data, "crampcheck.db"), new string('x', 5000));
        Assert.Equal(1, await CommandLine.RunAsync(["admin", "invite", "first@example.org"], own.Services));
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("file:///etc/hostname")]
    [InlineData("http://127.0.0.1:1")]
    public async Task Health_OfAnUnreachableAddress_Fails(string url) => Assert.Equal(1, await HealthCommand.RunAsync(["health", url]));

    [Fact]
    public async Task Run_InviteWithDatabaseLost_CreatesNoNewOne()
    {
        await using var other = await new Site(_ => { }).StartAsync();
        var data = other.Services.GetRequiredService<IOptions<DataOptions>>().Value;
        File.Move(data.Database, data.Database + ".away");

        Assert.Equal(1, await CommandLine.RunAsync(["admin", "invite", "first@example.org"], other.Services));

        Assert.False(File.Exists(data.Database));
    }

    [Fact]
    public async Task Run_BackupThenRestore_RestoresEverything()
    {
        var file = Path.Combine(site.Data, "backup.db");
        Assert.Equal(0, await CommandLine.RunAsync(["backup", file], site.Services));
        await site.InviteAsync("later@example.org");
        Assert.Equal(0, await CommandLine.RunAsync(["restore", file], site.Services));
        Assert.Null(await site.WithDatabaseAsync(database => database.Users.SingleOrDefaultAsync(person => person.Email == "later@example.org")));
    }

    [Theory]
    [InlineData("http://[::]:8080", "http://localhost:8080")]
    [InlineData("http://0.0.0.0:80/", "http://localhost:80")]
    [InlineData("https://cramps.example", "https://cramps.example")]
    public void AddressToOpen_OfAListener_WorksInABrowser(string listening, string address) => Assert.Equal(address, StartMessage.AddressToOpen(listening));
}
