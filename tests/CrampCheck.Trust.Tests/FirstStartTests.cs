using System.Diagnostics;
using CrampCheck.Web.Data;
using CrampCheck.Web.Texts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Xunit.Abstractions;

namespace CrampCheck.Trust.Tests;

/// <summary>A start that is killed at any moment never stops the next one.</summary>
[Collection(Alone.Name)]
public sealed class FirstStartTests(ITestOutputHelper output)
{
    private const int Revisions = 10_000;

    // What is promised of a machine with nothing else to do; among other tests it only tells slow from hanging.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(Rounds.Of(180, 15));

    private static readonly Lazy<Task<TimeSpan>> TimeOfAStart = new(TimeAStartAsync);

    // An upgrade does all that a first start does, and has something to lose: it is tried on every change.
    [ReleaseFact]
    public async Task Start_AfterAFirstStartWasKilled_IsReady()
    {
        var kills = await SweepAsync(_ => { }, TextKeys.All.Count);
        output.Report("Killed first starts", kills);
    }

    [Fact]
    public async Task Start_AfterAnUpgradeWasKilled_IsReadyAndHasEveryVersion()
    {
        using var old = new Folder();
        await WriteOldDatabaseAsync(old.Database);
        var kills = await SweepAsync(folder => File.Copy(old.Database, folder.Database), Revisions + TextKeys.All.Count - 1);
        output.Report($"Killed upgrades of {Revisions} versions", kills);
    }

    private static async Task<string> SweepAsync(Action<Folder> prepare, int expectedRevisions)
    {
        var rounds = Rounds.Of(1, 150);
        var whole = await TimeOfAStart.Value;
        var slowest = TimeSpan.Zero;
        for (var i = 0; i < rounds; i++)
        {
            using var folder = new Folder();
            prepare(folder);
            using (var first = RunningSite.Begin(folder.Path))
            {
                await Task.Delay(whole * 1.1 * (i + 0.5) / rounds);
                first.Kill();
                await first.WaitForExitAsync();
            }

            var clock = Stopwatch.StartNew();
            await using var site = await RunningSite.StartAsync(folder.Path);
            await site.ReadyAsync(Longest);
            slowest = clock.Elapsed > slowest ? clock.Elapsed : slowest;
            await site.StopAsync();
            Assert.Equal(expectedRevisions, Count(folder.Database));
        }

        return $"{rounds} of {rounds} started again, the slowest in {slowest.TotalSeconds:0.0} s; kills over the first {whole.TotalSeconds * 1.1:0.0} s";
    }

    private static async Task<TimeSpan> TimeAStartAsync()
    {
        using var folder = new Folder();
        var clock = Stopwatch.StartNew();
        await using var site = await RunningSite.StartAsync(folder.Path);
        await site.ReadyAsync();
        return clock.Elapsed;
    }

    private static int Count(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM TextRevisions";
        return Convert.ToInt32(command.ExecuteScalar(), null);
    }

    // By the first migration alone, as an earlier program left it.
    private static async Task WriteOldDatabaseAsync(string file)
    {
        await using var database = new CrampCheckDatabase(new DbContextOptionsBuilder<CrampCheckDatabase>().UseSqlite($"Data Source={file};Pooling=False").Options);
        await database.GetService<IMigrator>().MigrateAsync(database.Database.GetMigrations().First());
        await database.Database.OpenConnectionAsync();
        await using var command = database.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"""
            WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {Revisions})
            INSERT INTO TextRevisions (Key, Number, Title, Source, Reviewed, Body, PublishedAt, Reason)
            SELECT '{TextKeys.All[0]}', n, 'Title', 'Source', '2026-11-22', hex(randomblob(500)), '2026-11-22', 'Reason' FROM numbers
            """;
        await command.ExecuteNonQueryAsync();
    }
}
