using System.Data.Common;
using System.Net;
using System.Security.Cryptography;
using System.Threading.Channels;
using CrampCheck.Web.Data;
using CrampCheck.Web.Texts;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CrampCheck.Web.Tests.Data;

/// <summary>A database that is damaged, missing or busy: visitors are served all the same.</summary>
public sealed class DatabaseDamageTests : IDisposable
{
    private const string Edited = "Wear two pairs of socks, says the editor.";
    private readonly Folder _folder = PreparedData.Copy();

    private string Database => _folder.Database;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_WithADamagedDatabase_ShowsLastPublishedTextsUntilItIsRepaired()
    {
        await using (var site = await StartAsync())
        {
            await site.PublishColdAdviceAsync(Edited);
        }

        SqliteConnection.ClearAllPools();
        var good = await File.ReadAllBytesAsync(Database);
        File.Delete(Database + "-wal");
        File.Delete(Database + "-shm");
        await File.WriteAllBytesAsync(Database, RandomNumberGenerator.GetBytes(good.Length));

        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var damaged = await StartAsync(services => services.AddSingleton<TimeProvider>(time));
        Assert.Equal("Degraded", await damaged.HealthAsync());
        Assert.Equal(Edited, await damaged.ColdAdviceAsync());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await damaged.Client().GetAsync(new Uri("/admin/sign-in", UriKind.Relative))).StatusCode);

        SqliteConnection.ClearAllPools();
        await File.WriteAllBytesAsync(Database, good);
        for (var i = 0; i < 1000 && await damaged.HealthAsync() != "Healthy"; i++)
        {
            time.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.Equal("Healthy", await damaged.HealthAsync());
        Assert.Equal(HttpStatusCode.OK, (await damaged.Client().GetAsync(new Uri("/admin/sign-in", UriKind.Relative))).StatusCode);
        Assert.Equal(Edited, await damaged.ColdAdviceAsync());
    }

    [Fact]
    public async Task Start_WithHiddenDamage_FindsItInTheBackgroundAndKeepsEditorsOut()
    {
        // Rows that are missing from their index.
        Sql.Read(Database, "PRAGMA writable_schema=ON; UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'EmailIndex') WHERE name = 'IX_Publications_Key'");

        await using var site = await StartAsync();
        await site.Services.GetRequiredService<DatabaseOpening>().Checked;

        Assert.Equal("Degraded", await site.HealthAsync());
        var page = await site.Client().GetAsync(new Uri("/admin/sign-in", UriKind.Relative));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);

        // Only a backup helps: to go on with what is there would be to build on it.
        var words = (await page.PageAsync()).QuerySelector("main")!.TextContent;
        Assert.Contains("must restore a backup", words, StringComparison.Ordinal);
        Assert.DoesNotContain("accept-loss", words, StringComparison.Ordinal);
        Assert.NotEmpty(await site.ColdAdviceAsync());
    }

    [Fact]
    public async Task Start_WhileTheWholeDatabaseIsChecked_LetsEditorsIn()
    {
        var check = new HeldCheck();
        await using var site = await StartAsync(services => services.ConfigureDbContext<CrampCheckDatabase>(database => database.AddInterceptors(check)));
        await check.Begun.Task;

        Assert.Equal(HttpStatusCode.OK, (await site.Client().GetAsync(new Uri("/admin/sign-in", UriKind.Relative))).StatusCode);

        Assert.False(site.Services.GetRequiredService<DatabaseOpening>().Checked.IsCompleted);
        check.MayEnd.SetResult();
    }

    [Fact]
    public async Task Start_WhereTheDatabaseCannotBeCreated_StillGivesAdvice()
    {
        using var empty = new Folder();
        Directory.CreateDirectory(empty.Database);
        await using var site = await new Site(empty.Path).StartAsync();
        Assert.Equal("Degraded", await site.HealthAsync());
        Assert.NotEmpty(await site.ColdAdviceAsync());
    }

    [Fact]
    public async Task Lose_TheDatabaseWhileRunning_IsDegradedAndStillGivesAdvice()
    {
        await using var site = await StartAsync();
        SqliteConnection.ClearAllPools();
        File.Delete(Database);
        Assert.Equal("Degraded", await site.HealthAsync());
        Assert.NotEmpty(await site.ColdAdviceAsync());
    }

    [Fact]
    public async Task Lose_TheDatabaseTwice_IsReportedOnceEachTime()
    {
        var clock = new PausingClock();
        await using var site = await StartAsync(services => services.AddSingleton<TimeProvider>(clock));
        await clock.PausedAsync();
        for (var times = 1; times <= 2; times++)
        {
            await site.ExecuteSqlAsync("ALTER TABLE Publications RENAME TO Away");
            await clock.LookAsync();
            await clock.LookAsync();
            Assert.Equal(times, site.Log.Count(line => line.MessageTemplate.Text.StartsWith("The database cannot be read", StringComparison.Ordinal)));

            await site.ExecuteSqlAsync("ALTER TABLE Away RENAME TO Publications");
            await clock.LookAsync();
        }
    }

    private Task<Site> StartAsync(Action<IServiceCollection>? change = null) => new Site(_folder.Path, host => host.ConfigureTestServices(change ?? (_ => { }))).StartAsync();

    private sealed class HeldCheck : DbCommandInterceptor
    {
        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource MayEnd { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.Contains("integrity_check", StringComparison.Ordinal))
            {
                Begun.TrySetResult();
                await MayEnd.Task.WaitAsync(cancellationToken);
            }

            return result;
        }
    }

    private sealed class PausingClock() : FakeTimeProvider(DateTimeOffset.UtcNow)
    {
        private readonly Channel<bool> _paused = Channel.CreateUnbounded<bool>();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            if (dueTime == TimeSpan.FromSeconds(1))
            {
                _paused.Writer.TryWrite(true);
            }

            return timer;
        }

        public Task<bool> PausedAsync() => _paused.Reader.ReadAsync().AsTask();

        public Task<bool> LookAsync()
        {
            Advance(TimeSpan.FromSeconds(1));
            return PausedAsync();
        }
    }
}
