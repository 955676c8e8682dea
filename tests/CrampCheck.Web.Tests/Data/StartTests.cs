using System.Data.Common;
using System.Net;
using CrampCheck.Web.Data;
using CrampCheck.Web.Texts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CrampCheck.Web.Tests.Data;

public sealed class StartTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_SeveralAtOnceOnOneFolder_TakeTurnsAndSeedOnce()
    {
        var sites = Enumerable.Range(0, 3).Select(_ => new Site(_folder.Path)).ToList();
        await Task.WhenAll(sites.Select(site => Task.Run(site.InitializeAsync)));

        foreach (var site in sites)
        {
            Assert.DoesNotContain(site.Log, line => line.Exception is not null);
            Assert.Equal("Healthy", await site.HealthAsync());
            Assert.Equal(TextKeys.All.Count, await site.WithDatabaseAsync(database => database.TextRevisions.CountAsync()));
        }

        foreach (var site in sites)
        {
            await site.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("crampcheck.db", "")]
    [InlineData("crampcheck.db", "not a database, but long enough to be looked at as one, and then some more")]
    [InlineData("live-texts.json", "")]
    [InlineData("live-texts.json", "{\"half\":")]
    [InlineData("live-texts.json", "null")]
    [InlineData("live-texts.json", "{}")]
    public async Task Start_WithAnUnreadableFile_ServesCompletePages(string file, string content)
    {
        using var prepared = PreparedData.Copy();
        await File.WriteAllTextAsync(Path.Combine(prepared.Path, file), content);

        await using var site = await new Site(prepared.Path).StartAsync();

        await ServesPagesAsync(site);
    }

    [Fact]
    public async Task Start_WithAHandMadeDatabase_SwitchesItToAWriteAheadLog()
    {
        await (await StartAsync()).DisposeAsync();
        SqliteConnection.ClearAllPools();
        Assert.Equal(["delete"], Sql.Read(_folder.Database, "PRAGMA journal_mode=DELETE"));

        await using var site = await StartAsync();
        Assert.Equal(["wal"], Sql.Read(_folder.Database, "PRAGMA journal_mode"));
    }

    [Fact]
    public async Task Send_Answers_RunsNoCommandAndOpensNoConnection()
    {
        var commands = new CommandCount();
        var connections = new ConnectionCount();
        await using var site = await StartAsync(services => services
            .AddSingleton<IStartupFilter, MarkRequests>()
            .ConfigureDbContext<CrampCheckDatabase>(database => database.AddInterceptors(commands, connections)));
        await site.HealthAsync();
        var before = (commands.Number, connections.Number);

        await ServesPagesAsync(site);

        Assert.True(before is { Item1: > 0, Item2: > 0 });
        Assert.Equal(before, (commands.Number, connections.Number));
    }

    private static async Task ServesPagesAsync(Site site)
    {
        foreach (var path in new[] { "/", "/article", "/how-it-works", "/cramp-now" })
        {
            Assert.Equal(HttpStatusCode.OK, (await site.Client().GetAsync(new Uri(path, UriKind.Relative))).StatusCode);
        }

        var page = await (await site.Client().SendFormAsync(Forms.With(("Room", "cold")))).PageAsync();
        Assert.NotEmpty(page.QuerySelectorAll("[data-safety-list] details li"));
        Assert.NotEmpty(page.QuerySelectorAll("[data-leader=true] .advice blockquote"));
        Assert.Equal(3, page.QuerySelectorAll("[data-cause] .research").Length);
    }

    private Task<Site> StartAsync(Action<IServiceCollection>? change = null) =>
        new Site(_folder.Path, host => host.ConfigureTestServices(change ?? (_ => { }))).StartAsync();

    // The site looks for new publications beside the requests; only what requests do is counted.
    private static readonly AsyncLocal<bool> InRequest = new();

    private sealed class MarkRequests : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((HttpContext context, RequestDelegate rest) =>
            {
                InRequest.Value = true;
                return rest(context);
            });
            next(app);
        };
    }

    private sealed class CommandCount : DbCommandInterceptor
    {
        public int Number { get; private set; }

        public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
        {
            Number += InRequest.Value ? 1 : 0;
            return result;
        }
    }

    private sealed class ConnectionCount : DbConnectionInterceptor
    {
        public int Number { get; private set; }

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Number += InRequest.Value ? 1 : 0;

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }
    }
}
