using System.Net;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace CrampCheck.Trust.Tests;

/// <summary>While the disk or the database fails, visitors go on, editors keep their words, and nothing needs a restart.</summary>
public sealed class FaultTests(ITestOutputHelper output)
{
    private const string Words = "Words that must not be lost.";

    // Those of a release differ from one of these in the number of the error alone.
    public static TheoryData<string, string> Disks
    {
        get
        {
            var disks = new TheoryData<string, string>
            {
                { "full disk", "write 28" },
                { "disk that cannot synchronise", "sync 5" },
                { "disk that is gone", "read 5 write 5 sync 5" },
            };
            if (Rounds.AreForRelease)
            {
                disks.Add("disk over quota", "write 122");
                disks.Add("disk that cannot be written", "write 5");
                disks.Add("read-only disk", "write 30 sync 30");
            }

            return disks;
        }
    }

    [DiskTheory]
    [MemberData(nameof(Disks))]
    public async Task Save_OnADiskThatFails_IsRefusedAndTheWordsAreKept(string name, string fault)
    {
        using var disk = new Disk();
        await EndureAsync(name, disk, _ => disk.Fail(fault), _ => disk.Mend());
    }

    [DiskFact]
    public async Task Save_IntoADatabaseThatAnotherProgramLocks_IsRefusedAndTheWordsAreKept()
    {
        using var disk = new Disk();
        SqliteConnection? locking = null;
        await EndureAsync(
            "database locked by another program",
            disk,
            folder =>
            {
                locking = new($"Data Source={folder.Database};Pooling=False");
                locking.Open();
                new SqliteCommand("BEGIN IMMEDIATE", locking).ExecuteNonQuery();
            },
            _ => locking!.Dispose());
    }

    private async Task EndureAsync(string name, Disk disk, Action<Folder> fail, Action<Folder> mend)
    {
        var (folder, editor) = await PreparedData.CopyAsync();
        using var _ = folder;
        await using var site = await RunningSite.StartAsync(folder.Path, disk.For(folder.Path));
        await site.ReadyAsync();
        var acknowledged = new Acknowledged();
        await new Desk(editor, acknowledged).WorkAsync(site, writers: 2, saves: 2);

        var basedOn = EditorAtWork.Field(await editor.GetAsync(site, "/admin/edit/safety"), "BasedOn");

        // All that is stored is in the one file, so that it can be taken away.
        await Task.WhenAll([VisitAsync(site), VisitAsync(site)]);
        Checkpoint(folder.Database);
        fail(folder);
        for (var i = 0; i < 3; i++)
        {
            await VisitAsync(site);
            var refused = await SaveAsync(editor, site, basedOn);
            Assert.Equal((name, HttpStatusCode.ServiceUnavailable), (name, refused.StatusCode));
            Assert.Contains("not saved", refused.Page, StringComparison.OrdinalIgnoreCase);
            Assert.Contains(Words, refused.Page, StringComparison.Ordinal);
        }

        mend(folder);
        await site.ReadyAsync();
        Assert.Equal(HttpStatusCode.Redirect, (await SaveAsync(editor, site, basedOn)).StatusCode);
        await VisitAsync(site);
        Assert.Empty(History.Faults(folder.Database, acknowledged));
        output.Say("G5 " + name, "visitors served, words kept, saved again without a restart, 0 lost");
    }

    private static void Checkpoint(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        new SqliteCommand("PRAGMA wal_checkpoint(TRUNCATE)", connection).ExecuteNonQuery();
    }

    private static Task<(HttpStatusCode StatusCode, string? Location, string Page)> SaveAsync(EditorAtWork editor, RunningSite site, string basedOn) => editor.PostAsync(
        site, "/admin/edit/safety", ("BasedOn", basedOn), ("Title", "Title"), ("Source", "Source"), ("Reviewed", "2026-11-22"), ("Body", Words));

    private static async Task VisitAsync(RunningSite site)
    {
        foreach (var path in new[] { "/", "/article", "/cramp-now" })
        {
            Assert.Equal(HttpStatusCode.OK, (await site.Client.GetAsync(new Uri(path, UriKind.Relative))).StatusCode);
        }

        var answer = await site.Client.PostAsync(new Uri("/", UriKind.Relative), Visitor.Form());
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("data-leader=\"true\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
