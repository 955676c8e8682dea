using System.Text.RegularExpressions;
using CrampCheck.Web.Data;
using CrampCheck.Web.Editing;
using CrampCheck.Web.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace CrampCheck.Web.Tests.Editing;

public sealed class TextTransferTests : IAsyncLifetime, IDisposable
{
    private const string Editor = "editor@example.org", Publisher = "publisher@example.org";
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _clock = new(Start);
    private readonly Site _from, _to = new(Start.AddHours(1), new FakeTimeProvider(Start.AddHours(1)));

    public TextTransferTests() => _from = new(Start, _clock);

    public async Task InitializeAsync()
    {
        await _from.InitializeAsync();
        await _to.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        foreach (IAsyncLifetime site in (Site[])[_from, _to])
        {
            await site.DisposeAsync();
        }
    }

    public void Dispose()
    {
        _from.Dispose();
        _to.Dispose();
    }

    [Fact]
    public async Task Export_Twice_GivesTheSameBytes()
    {
        await _from.SaveDraftAsync(TextKeys.Joint, "New words\nin two lines: “夜”");
        var (first, second) = (await ExportAsync(_from), await ExportAsync(_from));

        Assert.Equal(first, second);
        var file = TextFile.Parse(first);
        Assert.Equal(TextKeys.All, file.Select(text => text.Key));
        var joint = file.Single(text => text.Key == TextKeys.Joint);
        Assert.Equal((1, 2, 1), (joint.Live, joint.Versions.Count, joint.Publications.Count));
        Assert.Equal(("New words\nin two lines: “夜”", Editor, 1), (joint.Newest.Body, joint.Newest.SavedBy, joint.Newest.BasedOn));
        Assert.Equal(2, (await _from.LogAsync()).Count(line => (line.Who, line.Action) == (Publisher, "exported texts")));
    }

    [Fact]
    public async Task Export_ATextPublishedTwice_SaysThatTheSecondIsLive()
    {
        await _from.SaveDraftAsync(TextKeys.Joint, "Second words");
        await _from.WithDatabaseAsync(async database =>
        {
            database.Publications.Add(new() { Key = TextKeys.Joint, Number = 2, PublishedAt = Start.UtcDateTime, PublishedBy = Publisher, Reason = "A test" });
            await database.SaveChangesAsync();
        });

        var joint = TextFile.Parse(await ExportAsync(_from)).Single(text => text.Key == TextKeys.Joint);

        Assert.Equal(2, joint.Live);
        Assert.Equal([1, 2], joint.Versions.Select(version => version.Number));
        Assert.Equal([1, 2], joint.Publications.Select(publication => publication.Number));
    }

    [Fact]
    public async Task Receive_AFile_ChangesNoText()
    {
        await _from.SaveDraftAsync(TextKeys.Joint, "New words");
        var id = await ReceiveAsync(await ExportAsync(_from));

        var change = Assert.Single((await TransferAsync(transfer => transfer.ChangesAsync(id))).Texts);
        Assert.Equal((TextKeys.Joint, 1, "New words", true), (change.Key, change.Ours.Number, change.Theirs.Body, change.ChangesDraft));
        Assert.Equal(TextKeys.All.Count, await RowsAsync());
        await HasLineAsync("sent in", $"import {id}");
    }

    [Fact]
    public async Task List_Imports_BeginsWithTheNewest()
    {
        var file = await ExportAsync(_from);
        var (first, second) = (await ReceiveAsync(file), await ReceiveAsync(file));

        Assert.Equal([second, first], (await TransferAsync(transfer => transfer.ListAsync())).Select(import => import.Id));
    }

    [Fact]
    public async Task Receive_AFaultyFile_KeepsNothing()
    {
        await Assert.ThrowsAsync<TextFileException>(() => ReceiveAsync("{}"));
        Assert.False(await _to.WithDatabaseAsync(database => database.TextImports.AnyAsync()));
    }

    [Fact]
    public async Task Apply_AnImport_GivesTheSameDraftsAndPublishesNothing()
    {
        await _from.SaveDraftAsync(TextKeys.Joint, "First new words");
        await _from.SaveDraftAsync(TextKeys.Joint, "Second new words");
        await _from.SaveDraftAsync(TextKeys.Safety, "Safer words");
        await _from.SaveDraftAsync(TextKeys.Safety, "Words aside", basedOn: 1);
        await PublishAsync(_from, TextKeys.Joint, 3);
        var id = await ReceiveAsync(await ExportAsync(_from));
        var before = await PublicationsAsync();

        Assert.True(await ApplyAsync(id));

        Assert.Equal(await NewestWordsAsync(_from), await NewestWordsAsync(_to));
        Assert.Equal([.. before, 3], await PublicationsAsync());
        Assert.Equal([("First new words", 1), ("Second new words", 2)], (await _to.VersionsAsync(TextKeys.Joint)).Skip(1).Select(version => (version.Body, version.BasedOn)));
        Assert.Equal(1, (await _to.WithDatabaseAsync(database => database.LivePublication(TextKeys.Joint).SingleAsync())).Number);
        Assert.Equal([false, false, true], (await _to.VersionsAsync(TextKeys.Safety)).Select(version => version.IsAside));
        await HasLineAsync("brought in", $"import {id}");
    }

    [Fact]
    public async Task Apply_AnImportThatDivergedFromOurs_KeepsItsVersionsAsideAndMakesItsNewestTheDraft()
    {
        await _from.SaveDraftAsync(TextKeys.Joint, "First new words");
        await _from.SaveDraftAsync(TextKeys.Joint, "Second new words");
        await _to.SaveDraftAsync(TextKeys.Joint, "Our own draft");
        var id = await ReceiveAsync(await ExportAsync(_from));

        Assert.True(await ApplyAsync(id));

        Assert.Equal(
            [
                ("Our own draft", 1, false, Editor, ""),
                ("First new words", 1, true, Editor, $"version 2 of import {id}"),
                ("Second new words", 3, true, Editor, $"version 3 of import {id}"),
                ("Second new words", 2, false, Publisher, $"from import {id}"),
            ],
            (await _to.VersionsAsync(TextKeys.Joint)).Skip(1).Select(version => (version.Body, version.BasedOn, version.IsAside, version.SavedBy, version.Note)));
    }

    [Fact]
    public async Task Apply_WhereTheDraftIsTheFirstVersionAgain_ImportsTheLiveVersionToo()
    {
        await _from.SaveDraftAsync(TextKeys.Joint, "Live words");
        await PublishAsync(_from, TextKeys.Joint, 2);
        await _from.WithAsync<Drafts, SaveOutcome?>(async drafts =>
            await drafts.RestoreAsync(TextKeys.Joint, await _from.VersionTokenAsync(TextKeys.Joint, 1), await _from.VersionTokenAsync(TextKeys.Joint, 2), Editor));
        var id = await ReceiveAsync(await ExportAsync(_from));
        var change = Assert.Single((await TransferAsync(transfer => transfer.ChangesAsync(id))).Texts);
        Assert.Equal((2, 1), (change.Versions.Count, change.Publications.Count));

        Assert.True(await ApplyAsync(id));

        Assert.Equal("Live words", (await _to.VersionsAsync(TextKeys.Joint)).Single(version => version.Number == 2).Body);
        var publications = await _to.WithDatabaseAsync(database => database.Publications.Where(row => row.Key == TextKeys.Joint).OrderBy(row => row.Id).ToListAsync());
        Assert.Equal([(1, false), (2, true)], publications.Select(row => (row.Number, row.IsElsewhere)));
    }

    [Fact]
    public async Task Apply_RandomHistoriesToAnEmptySite_ExportsTheSameFileAgain()
    {
        // Twelve texts, each with a history of its own.
        var random = new Random(20261128);
        for (var step = 0; step < 150; step++)
        {
            _clock.Advance(TimeSpan.FromMinutes(random.Next(1, 1000)));
            var key = TextKeys.All[random.Next(TextKeys.All.Count)];
            var versions = (await _from.VersionsAsync(key)).Where(version => !version.IsAside).ToList();
            switch (random.Next(5))
            {
                case 0:
                    await _from.SaveDraftAsync(key, $"Words {random.Next(3)}");
                    break;
                case 1:
                    await _from.SaveDraftAsync(key, $"Words {step}", versions[random.Next(versions.Count)].Number);
                    break;
                case 2:
                    await _from.WithAsync<Drafts, SaveOutcome?>(drafts => drafts.RestoreAsync(key, versions[random.Next(versions.Count)].VersionToken, versions[^1].VersionToken, Publisher));
                    break;
                case 3:
                    var live = await LiveAsync(_from, key);
                    await _from.WithAsync<Publishing, bool>(publishing => publishing.UndoAsync(key, live, Publisher));
                    break;
                default:
                    await PublishAsync(_from, key, versions[^1].Number);
                    break;
            }
        }

        var file = await ExportAsync(_from);
        Assert.True(TextFile.Parse(file).Sum(text => text.Publications.Count) > 2 * TextKeys.All.Count);

        Assert.True(await ApplyAsync(await ReceiveAsync(file)));

        var setUp = new Regex("\"(savedAt|publishedAt)\": \"2026-11-22T1[01]:00:00Z\"|\"exportedAt\": .*");
        Assert.Equal(setUp.Replace(file, ""), setUp.Replace(await ExportAsync(_to), ""));
    }

    [Fact]
    public async Task Apply_TheSameFileAgain_ChangesNothing()
    {
        await _from.SaveDraftAsync(TextKeys.Joint, "New words");
        var file = await ExportAsync(_from);
        Assert.True(await ApplyAsync(await ReceiveAsync(file)));
        var rows = await RowsAsync();

        var again = await ReceiveAsync(file);
        Assert.Empty((await TransferAsync(transfer => transfer.ChangesAsync(again))).Texts);
        Assert.False(await ApplyAsync(again));

        Assert.Equal(rows, await RowsAsync());
    }

    [Fact]
    public async Task Apply_ALaterExport_AddsOnlyItsNewVersions()
    {
        await _from.SaveDraftAsync(TextKeys.Joint, "New words");
        await ApplyAsync(await ReceiveAsync(await ExportAsync(_from)));
        await _from.SaveDraftAsync(TextKeys.Joint, "Newer words");
        var rows = await RowsAsync();

        Assert.True(await ApplyAsync(await ReceiveAsync(await ExportAsync(_from))));

        Assert.Equal(rows + 1, await RowsAsync());
    }

    [Fact]
    public async Task Apply_AfterSomebodySaved_ChangesNothing()
    {
        await _from.SaveDraftAsync(TextKeys.Joint, "New words");
        var id = await ReceiveAsync(await ExportAsync(_from));
        var seen = (await TransferAsync(transfer => transfer.ChangesAsync(id))).Fingerprint;
        await _to.SaveDraftAsync(TextKeys.Safety, "Words of somebody else");
        var rows = await RowsAsync();

        Assert.False(await TransferAsync(transfer => transfer.ApplyAsync(id, Publisher, seen)));

        Assert.Equal(rows, await RowsAsync());
        Assert.Null((await TransferAsync(transfer => transfer.FindAsync(id)))!.AppliedAt);
    }

    [Fact]
    public async Task Apply_WithAnotherFingerprint_ChangesNothing()
    {
        await _from.SaveDraftAsync(TextKeys.Joint, "New words");
        await _to.SaveDraftAsync(TextKeys.Joint, "Our own draft");
        var file = await ExportAsync(_from);
        var seen = await _from.WithAsync<TextTransfer, string>(async transfer =>
            (await transfer.ChangesAsync((await transfer.ReceiveAsync(file, Publisher)).Id)).Fingerprint);
        var id = await ReceiveAsync(file);
        var rows = await RowsAsync();

        Assert.False(await TransferAsync(transfer => transfer.ApplyAsync(id, Publisher, seen)));

        Assert.Equal(rows, await RowsAsync());
    }

    [Fact]
    public async Task Apply_FourTimesAtOnce_HappensOnce()
    {
        await _from.SaveDraftAsync(TextKeys.Joint, "New words");
        var id = await ReceiveAsync(await ExportAsync(_from));
        var seen = (await TransferAsync(transfer => transfer.ChangesAsync(id))).Fingerprint;

        var done = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => TransferAsync(transfer => transfer.ApplyAsync(id, Publisher, seen)))));

        Assert.Single(done, true);
        Assert.Single(await _to.VersionsAsync(TextKeys.Joint), version => version.Body == "New words");
    }

    private Task<T> TransferAsync<T>(Func<TextTransfer, Task<T>> work) => _to.WithAsync(work);

    private static async Task<string> ExportAsync(Site site) =>
        TextFile.Decode(await site.WithAsync<TextTransfer, byte[]>(async transfer =>
        {
            using var file = new MemoryStream();
            await transfer.ExportAsync(file, Publisher);
            return file.ToArray();
        }));

    private Task<int> ReceiveAsync(string file) => TransferAsync(async transfer => (await transfer.ReceiveAsync(file, Publisher)).Id);

    private Task<bool> ApplyAsync(int id) => TransferAsync(async transfer =>
        await transfer.ApplyAsync(id, Publisher, (await transfer.ChangesAsync(id)).Fingerprint));

    private static Task<bool> PublishAsync(Site site, string key, int number) => site.WithAsync<Publishing, bool>(async publishing =>
        await publishing.PublishAsync(new(key, await site.VersionTokenAsync(key, number), await LiveAsync(site, key), "", "Test", Publisher)));

    private static Task<string> LiveAsync(Site site, string key) => site.WithAsync<TextQueries, string>(async desk => (await desk.FindAsync(key))!.Live.VersionToken);

    private static Task<Dictionary<string, TextForm>> NewestWordsAsync(Site site) => site.WithDatabaseAsync(async database =>
        (await database.Newest().ToListAsync()).ToDictionary(revision => revision.Key, TextForm.Of));

    private Task<List<int>> PublicationsAsync() => _to.WithDatabaseAsync(database =>
        database.Publications.OrderBy(publication => publication.Id).Select(publication => publication.Number).ToListAsync());

    private Task<int> RowsAsync() => _to.WithDatabaseAsync(database => database.TextRevisions.CountAsync());

    private async Task HasLineAsync(string action, string subject) =>
        Assert.Single(await _to.LogAsync(), line => (line.Who, line.Action, line.Subject) == (Publisher, action, subject));
}
