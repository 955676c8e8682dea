using System.Data.Common;
using System.Net;
using System.Security.Cryptography;
using System.Threading.Channels;
using CrampCheck.Web.Data;
using CrampCheck.Web.Editing;
using CrampCheck.Web.Texts;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CrampCheck.Web.Tests.Data;

public sealed class DatabaseTests : IDisposable
{
    private const string Edited = "Wear two pairs of socks, says the editor.";
    private readonly string _data = PreparedData.Copy();

    private string Database => Path.Combine(_data, "crampcheck.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task Start_OnAnEmptyFolder_SeedsEveryTextOnce()
    {
        EmptyTheFolder();
        await StartAndStopAsync();
        await StartAndStopAsync();

        await using var site = await StartAsync();
        await WithDatabaseAsync(site, async database =>
        {
            var keys = await database.TextRevisions.Select(revision => revision.Key).ToListAsync();
            Assert.Equal(TextKeys.All.Order(StringComparer.Ordinal), keys.Order(StringComparer.Ordinal));
            Assert.False(database.Database.HasPendingModelChanges());
        });
    }

    [Fact]
    public async Task Start_OnAnEmptyFolder_KnowsNobodyAndLetsNobodyIn()
    {
        EmptyTheFolder();
        await using var site = await StartAsync();

        Assert.Equal((0, 0), await site.WithAsync<CrampCheckDatabase, (int, int)>(async database => (await database.Users.CountAsync(), await database.UserPasskeys.CountAsync())));
        foreach (var email in new[] { "", "admin", "admin@example.org" })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await new Editor(site, email).SignInAsync("admin")).StatusCode);
        }
    }

    [Fact]
    public async Task Publish_WhileTheCopyCannotBeWritten_WritesItOnceItCan()
    {
        await using var site = await StartAsync();
        var copy = Path.Combine(_data, "live-texts.json");
        var refresh = site.Services.GetRequiredService<LiveTextsRefresh>();
        await refresh.RunAsync(CancellationToken.None);
        File.Delete(copy);
        Directory.CreateDirectory(copy);
        await EditAsync(site);
        await refresh.RunAsync(CancellationToken.None);

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
            await EditAsync(site);
            await WithDatabaseAsync(site, async database =>
            {
                // Only by hand: neither the program nor a mistake can delete a version.
                await database.Database.ExecuteSqlRawAsync("DROP TRIGGER TextRevisions_no_DELETE; DROP TRIGGER Publications_no_DELETE");
                await database.Publications.Where(row => row.Key == TextKeys.Joint).ExecuteDeleteAsync();
                await database.TextRevisions.Where(row => row.Key == TextKeys.Joint).ExecuteDeleteAsync();
            });
        }

        await using var again = await StartAsync();

        Assert.Equal(Edited, await ColdAdviceAsync(again));
        await WithDatabaseAsync(again, async database =>
            Assert.Equal(TextKeys.All.Count + 1, await database.TextRevisions.CountAsync()));
    }

    [Fact]
    public async Task Open_AConnection_IsSetToLoseNothing()
    {
        await using var site = await StartAsync();
        await WithDatabaseAsync(site, async database =>
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
        await using (var connection = new SqliteConnection($"Data Source={Database};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE __EFMigrationsLock (Id INTEGER NOT NULL PRIMARY KEY, Timestamp TEXT NOT NULL);"
                + "INSERT INTO __EFMigrationsLock VALUES (1, '2026-01-01');";
            await command.ExecuteNonQueryAsync();
        }

        await using var site = await StartAsync();

        Assert.Equal("Healthy", await HealthAsync(site));
    }

    [Fact]
    public async Task Start_WithADamagedDatabase_ShowsTheLastPublishedTextsUntilItIsMended()
    {
        await using (var site = await StartAsync())
        {
            await EditAsync(site);
        }

        await StartAndStopAsync();
        SqliteConnection.ClearAllPools();
        var good = await File.ReadAllBytesAsync(Database);
        File.Delete(Database + "-wal");
        File.Delete(Database + "-shm");
        await File.WriteAllBytesAsync(Database, RandomNumberGenerator.GetBytes(good.Length));

        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var damaged = await StartAsync(services => services.AddSingleton<TimeProvider>(time));
        Assert.Equal("Degraded", await HealthAsync(damaged));
        Assert.Equal(Edited, await ColdAdviceAsync(damaged));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await damaged.Client().GetAsync(new Uri("/admin/sign-in", UriKind.Relative))).StatusCode);

        SqliteConnection.ClearAllPools();
        await File.WriteAllBytesAsync(Database, good);
        for (var i = 0; i < 1000 && await HealthAsync(damaged) != "Healthy"; i++)
        {
            time.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.Equal("Healthy", await HealthAsync(damaged));
        Assert.Equal(HttpStatusCode.OK, (await damaged.Client().GetAsync(new Uri("/admin/sign-in", UriKind.Relative))).StatusCode);
        Assert.Equal(Edited, await ColdAdviceAsync(damaged));
    }

    [Fact]
    public async Task Start_WithDamageThatNobodyReads_FindsItBesideTheSiteAndKeepsEditorsOut()
    {
        await using (var connection = new SqliteConnection($"Data Source={Database};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();

            // Rows that their index does not know.
            command.CommandText = "PRAGMA writable_schema=ON; UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'EmailIndex') WHERE name = 'IX_Publications_Key'";
            await command.ExecuteNonQueryAsync();
        }

        await using var site = await StartAsync();
        await site.Services.GetRequiredService<DatabaseOpening>().Checked;

        Assert.Equal("Degraded", await HealthAsync(site));
        var page = await site.Client().GetAsync(new Uri("/admin/sign-in", UriKind.Relative));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);

        // Only a backup helps: to go on with what is there would be to build on it.
        var words = (await page.PageAsync()).QuerySelector("main")!.TextContent;
        Assert.Contains("must restore a backup", words, StringComparison.Ordinal);
        Assert.DoesNotContain("accept-loss", words, StringComparison.Ordinal);
        Assert.NotEmpty(await ColdAdviceAsync(site));
    }

    [Fact]
    public async Task Start_WhileTheWholeDatabaseIsRead_LetsEditorsIn()
    {
        var check = new HeldCheck();
        await using var site = await StartAsync(services => services.ConfigureDbContext<CrampCheckDatabase>(database => database.AddInterceptors(check)));
        await check.Begun.Task;

        Assert.Equal(HttpStatusCode.OK, (await site.Client().GetAsync(new Uri("/admin/sign-in", UriKind.Relative))).StatusCode);

        Assert.False(site.Services.GetRequiredService<DatabaseOpening>().Checked.IsCompleted);
        check.MayEnd.SetResult();
    }

    [Fact]
    public async Task Start_WithoutAPlaceForTheDatabase_StillGivesAdvice()
    {
        EmptyTheFolder();
        Directory.CreateDirectory(Database);
        await using var site = await StartAsync();
        Assert.Equal("Degraded", await HealthAsync(site));
        Assert.NotEmpty(await ColdAdviceAsync(site));
    }

    [Fact]
    public async Task Lose_TheDatabaseWhileRunning_IsDegradedAndStillGivesAdvice()
    {
        await using var site = await StartAsync();
        SqliteConnection.ClearAllPools();
        File.Delete(Database);
        Assert.Equal("Degraded", await HealthAsync(site));
        Assert.NotEmpty(await ColdAdviceAsync(site));
    }

    [Fact]
    public async Task Lose_TheDatabaseTwice_IsSaidOnceEachTime()
    {
        var clock = new PausingClock();
        await using var site = await StartAsync(services => services.AddSingleton<TimeProvider>(clock));
        await clock.PausedAsync();
        for (var times = 1; times <= 2; times++)
        {
            await ChangeAsync("ALTER TABLE Publications RENAME TO Away");
            await clock.LookAsync();
            await clock.LookAsync();
            Assert.Equal(times, site.Log.Count(line => line.MessageTemplate.Text.StartsWith("The database cannot be read", StringComparison.Ordinal)));

            await ChangeAsync("ALTER TABLE Away RENAME TO Publications");
            await clock.LookAsync();
        }

        Task ChangeAsync(string change) => WithDatabaseAsync(site, database => database.Database.ExecuteSqlRawAsync(change));
    }

    [Fact]
    public async Task Send_Answers_DoesNoDatabaseWork()
    {
        await using var site = await StartAsync();
        SqliteConnection.ClearAllPools();
        File.Delete(Database);

        await ColdAdviceAsync(site);

        Assert.False(File.Exists(Database));
    }

    private void EmptyTheFolder()
    {
        Directory.Delete(_data, recursive: true);
        Directory.CreateDirectory(_data);
    }

    private async Task<Site> StartAsync(Action<IServiceCollection>? change = null)
    {
        var site = new Site(_data, host => host.ConfigureTestServices(change ?? (_ => { })));
        await site.InitializeAsync();
        return site;
    }

    private async Task StartAndStopAsync() => await (await StartAsync()).DisposeAsync();

    private static async Task EditAsync(Site site) => await WithDatabaseAsync(site, async database =>
    {
        var key = TextKeys.Advice(CrampCheck.Rules.Cause.ColdStimulation);
        database.TextRevisions.Add(new() { Key = key, Number = 2, Title = "Cold", Source = "A test", Reviewed = "2026-11-22", Body = Edited, SavedAt = DateTime.UtcNow });
        database.Publications.Add(new() { Key = key, Number = 2, PublishedAt = DateTime.UtcNow, Reason = "Test" });
        await database.SaveChangesAsync();
    });

    private static async Task WithDatabaseAsync(Site site, Func<CrampCheckDatabase, Task> work)
    {
        await using var scope = site.Services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<CrampCheckDatabase>());
    }

    private static async Task<string?> PragmaAsync(CrampCheckDatabase database, string name)
    {
        await using var command = database.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA " + name;
        return (await command.ExecuteScalarAsync())?.ToString();
    }

    private static Task<string> HealthAsync(Site site) => site.Client().GetStringAsync(new Uri("/health/ready", UriKind.Relative));

    private static async Task<string> ColdAdviceAsync(Site site)
    {
        var answer = await site.Client().SendFormAsync(Forms.With(("Room", "cold")));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.PageAsync()).QuerySelector(".first p")!.TextContent;
    }

    /// <summary>Lets the check of the whole database begin, and end when it may.</summary>
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

    /// <summary>A clock that knows when the look for what is published, once a second, has ended.</summary>
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
