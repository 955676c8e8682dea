using System.Net;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace CrampCheck.Trust.Tests;

/// <summary>While the disk or the database fails, visitors go on, editors keep their words, and nothing needs a restart.</summary>
public sealed class FaultTests(ITestOutputHelper output)
{
    private const string Words = "Words that must not be lost: ";

    // Those of a release differ from one of these in the number of the error alone.
    private static readonly IReadOnlyList<(string Name, string Fault)> Disks =
    [
        ("full disk", "write 28"), ("disk that cannot synchronise", "sync 5"), ("disk that is gone", "read 5 write 5 sync 5"),
        .. Rounds.AreForRelease ? [("disk over quota", "write 122"), ("disk that cannot be written", "write 5"), ("read-only disk", "write 30 sync 30")] : ((string, string)[])[],
    ];

    [DiskFact]
    public async Task Save_WhileTheDiskOrTheDatabaseFails_IsRefusedAndTheWordsAreKept()
    {
        using var disk = new Disk();
        var (folder, editor) = await PreparedData.CopyAsync();
        using var _ = folder;
        await using var site = await RunningSite.StartAsync(folder.Path, disk.For(folder.Path));
        await site.ReadyAsync();
        var acknowledged = new Acknowledged();
        await new BusyEditors(editor, acknowledged).WorkAsync(site, writers: 2, saves: 2);
        foreach (var (name, fault) in Disks)
        {
            await EndureAsync(name, () => disk.Fail(fault), disk.Mend);
        }

        using var locking = new SqliteConnection($"Data Source={folder.Database};Pooling=False");
        locking.Open();
        await EndureAsync("database locked by another program", () => Execute(locking, "BEGIN IMMEDIATE"), () => Execute(locking, "ROLLBACK"));

        async Task EndureAsync(string name, Action fail, Action mend)
        {
            var basedOn = EditorAtWork.Field(await editor.GetAsync(site, "/admin/edit/safety"), "BasedOn");

            // All that is stored is in the one file, so that it can be taken away.
            await Task.WhenAll([VisitAsync(site), VisitAsync(site)]);
            Checkpoint(folder.Database);
            fail();
            for (var i = 0; i < Rounds.Of(1, 3); i++)
            {
                await VisitAsync(site);
                var refused = await SaveAsync(editor, site, basedOn, name);
                Assert.Equal((name, HttpStatusCode.ServiceUnavailable), (name, refused.StatusCode));
                Assert.Contains("not saved", refused.Page, StringComparison.OrdinalIgnoreCase);
                Assert.Contains(Words + name, refused.Page, StringComparison.Ordinal);
            }

            mend();
            await site.ReadyAsync();
            Assert.Equal((name, HttpStatusCode.Redirect), (name, (await SaveAsync(editor, site, basedOn, name)).StatusCode));
            await VisitAsync(site);
            Assert.Empty(History.Faults(folder.Database, acknowledged));
            output.Report(name, "visitors served, words kept, saved again without a restart, 0 lost");
        }
    }

    private static void Checkpoint(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static Task<(HttpStatusCode StatusCode, string? Location, string Page)> SaveAsync(EditorAtWork editor, RunningSite site, string basedOn, string name) => editor.PostAsync(
        site, "/admin/edit/safety", ("BasedOn", basedOn), ("Title", "Title"), ("Source", "Source"), ("Reviewed", "2026-11-22"), ("Body", Words + name));

    private static async Task VisitAsync(RunningSite site)
    {
        foreach (var path in new[] { "/", "/article", "/cramp-now" })
        {
            Assert.Equal(HttpStatusCode.OK, (await site.Client.GetAsync(new Uri(path, UriKind.Relative))).StatusCode);
        }

        var answer = await site.Client.SendFormAsync(Forms.Complete);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("data-outcome=\"unknown\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
