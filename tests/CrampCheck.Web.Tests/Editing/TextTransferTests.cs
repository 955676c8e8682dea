using System.Text.RegularExpressions;
using CrampCheck.Web.Data;
using CrampCheck.Web.Editing;
using CrampCheck.Web.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
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
        await SaveAsync(_from, TextKeys.Joint, "New words\nin two lines: “夜”");
        var (first, second) = (await ExportAsync(_from), await ExportAsync(_from));

        Assert.Equal(first, second);
        var file = TextFile.Parse(first);
        Assert.Equal(TextKeys.All, file.Select(text => text.Key));
        var joint = file.Single(text => text.Key == TextKeys.Joint);
        Assert.Equal((1, 2, 1), (joint.Live, joint.Versions.Count, joint.Publications.Count));
        Assert.Equal(("New words\nin two lines: “夜”", Editor, 1), (joint.Newest.Body, joint.Newest.SavedBy, joint.Newest.BasedOn));
        await WithAsync(_from, async database => Assert.Equal(2, await database.AuditEntries.CountAsync(line => line.Who == Publisher && line.Action == "exported texts")));
    }

    [Fact]
    public async Task Export_ATextPublishedTwice_SaysThatTheSecondIsLive()
    {
        await SaveAsync(_from, TextKeys.Joint, "Second words");
        await WithAsync(_from, async database =>
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
        await SaveAsync(_from, TextKeys.Joint, "New words");
        var id = await ReceiveAsync(await ExportAsync(_from));

        var change = Assert.Single((await TransferAsync(transfer => transfer.ChangesAsync(id))).Texts);
        Assert.Equal((TextKeys.Joint, 1, "New words", true), (change.Key, change.Ours.Number, change.Theirs.Body, change.ChangesDraft));
        await WithAsync(_to, async database => Assert.Equal(TextKeys.All.Count, await database.TextRevisions.CountAsync()));
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
        await WithAsync(_to, async database => Assert.False(await database.TextImports.AnyAsync()));
    }

    [Fact]
    public async Task Apply_AnImport_GivesTheSameDraftsAndPublishesNothing()
    {
        await SaveAsync(_from, TextKeys.Joint, "First new words");
        await SaveAsync(_from, TextKeys.Joint, "Second new words");
        await SaveAsync(_from, TextKeys.Safety, "Safer words");
        await SaveAsync(_from, TextKeys.Safety, "Words aside", basedOn: 1);
        await PublishAsync(_from, TextKeys.Joint, 3);
        var id = await ReceiveAsync(await ExportAsync(_from));
        var before = await PublicationsAsync();

        Assert.True(await ApplyAsync(id));

        Assert.Equal(await NewestWordsAsync(_from), await NewestWordsAsync(_to));
        Assert.Equal([.. before, 3], await PublicationsAsync());
        await WithAsync(_to, async database =>
        {
            var joint = await database.TextRevisions.Where(revision => revision.Key == TextKeys.Joint).OrderBy(revision => revision.Number).ToListAsync();
            Assert.Equal([("First new words", 1), ("Second new words", 2)], joint.Skip(1).Select(revision => (revision.Body, revision.BasedOn)));
            Assert.Equal(1, (await database.LivePublication(TextKeys.Joint).SingleAsync()).Number);
            Assert.Equal([false, false, true], await database.TextRevisions.Where(revision => revision.Key == TextKeys.Safety).OrderBy(revision => revision.Number).Select(revision => revision.IsAside).ToListAsync());
        });
        await HasLineAsync("brought in", $"import {id}");
    }

    [Fact]
    public async Task Apply_AnImport_WhereOursWentAnotherWay_KeepsTheirsBesideAndMakesItsEndTheDraft()
    {
        await SaveAsync(_from, TextKeys.Joint, "First new words");
        await SaveAsync(_from, TextKeys.Joint, "Second new words");
        await SaveAsync(_to, TextKeys.Joint, "Our own draft");
        var id = await ReceiveAsync(await ExportAsync(_from));

        Assert.True(await ApplyAsync(id));

        await WithAsync(_to, async database => Assert.Equal(
            [
                ("Our own draft", 1, false, Editor, ""),
                ("First new words", 1, true, Editor, $"version 2 of import {id}"),
                ("Second new words", 3, true, Editor, $"version 3 of import {id}"),
                ("Second new words", 2, false, Publisher, $"from import {id}"),
            ],
            (await database.TextRevisions.Where(revision => revision.Key == TextKeys.Joint && revision.Number > 1).OrderBy(revision => revision.Number).ToListAsync())
                .Select(revision => (revision.Body, revision.BasedOn, revision.IsAside, revision.SavedBy, revision.Note))));
    }

    [Fact]
    public async Task Apply_WhereTheFirstVersionIsTheDraftAgain_BringsTheOneThatWasLive()
    {
        await SaveAsync(_from, TextKeys.Joint, "Live words");
        await PublishAsync(_from, TextKeys.Joint, 2);
        await WithAsync<Drafts, SaveOutcome?>(_from, async drafts =>
            await drafts.RestoreAsync(TextKeys.Joint, await _from.MarkAsync(TextKeys.Joint, 1), await _from.MarkAsync(TextKeys.Joint, 2), Editor));
        var id = await ReceiveAsync(await ExportAsync(_from));
        var change = Assert.Single((await TransferAsync(transfer => transfer.ChangesAsync(id))).Texts);
        Assert.Equal((2, 1), (change.Versions.Count, change.Publications.Count));

        Assert.True(await ApplyAsync(id));

        await WithAsync(_to, async database =>
        {
            Assert.Equal("Live words", (await database.TextRevisions.SingleAsync(revision => revision.Key == TextKeys.Joint && revision.Number == 2)).Body);
            Assert.Equal([(1, false), (2, true)], (await database.Publications.Where(row => row.Key == TextKeys.Joint).OrderBy(row => row.Id).ToListAsync()).Select(row => (row.Number, row.IsElsewhere)));
        });
    }

    [Fact]
    public async Task Apply_RandomHistories_ToASiteWithoutAny_ExportsTheSameFileAgain()
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
                    await SaveAsync(_from, key, $"Words {random.Next(3)}");
                    break;
                case 1:
                    await SaveAsync(_from, key, $"Words {step}", versions[random.Next(versions.Count)].Number);
                    break;
                case 2:
                    await WithAsync<Drafts, SaveOutcome?>(_from, drafts => drafts.RestoreAsync(key, versions[random.Next(versions.Count)].VersionToken, versions[^1].VersionToken, Publisher));
                    break;
                case 3:
                    var live = await LiveAsync(_from, key);
                    await WithAsync<Publishing, bool>(_from, publishing => publishing.UndoAsync(key, live, Publisher));
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
        await SaveAsync(_from, TextKeys.Joint, "New words");
        var file = await ExportAsync(_from);
        Assert.True(await ApplyAsync(await ReceiveAsync(file)));
        var rows = await RowsAsync();

        var again = await ReceiveAsync(file);
        Assert.Empty((await TransferAsync(transfer => transfer.ChangesAsync(again))).Texts);
        Assert.False(await ApplyAsync(again));

        Assert.Equal(rows, await RowsAsync());
    }

    [Fact]
    public async Task Apply_AFileThatWentOn_AddsOnlyTheVersionsThatAreNew()
    {
        await SaveAsync(_from, TextKeys.Joint, "New words");
        await ApplyAsync(await ReceiveAsync(await ExportAsync(_from)));
        await SaveAsync(_from, TextKeys.Joint, "Newer words");
        var rows = await RowsAsync();

        Assert.True(await ApplyAsync(await ReceiveAsync(await ExportAsync(_from))));

        Assert.Equal(rows + 1, await RowsAsync());
    }

    [Fact]
    public async Task Apply_AfterSomebodySaved_ChangesNothing()
    {
        await SaveAsync(_from, TextKeys.Joint, "New words");
        var id = await ReceiveAsync(await ExportAsync(_from));
        var seen = (await TransferAsync(transfer => transfer.ChangesAsync(id))).Fingerprint;
        await SaveAsync(_to, TextKeys.Safety, "Words of somebody else");
        var rows = await RowsAsync();

        Assert.False(await TransferAsync(transfer => transfer.ApplyAsync(id, Publisher, seen)));

        Assert.Equal(rows, await RowsAsync());
        Assert.Null((await TransferAsync(transfer => transfer.FindAsync(id)))!.AppliedAt);
    }

    [Fact]
    public async Task Apply_WhereTheNumbersSeenWereOfOtherWords_ChangesNothing()
    {
        await SaveAsync(_from, TextKeys.Joint, "New words");
        await SaveAsync(_to, TextKeys.Joint, "Our own draft");
        var file = await ExportAsync(_from);
        var seen = await WithAsync<TextTransfer, string>(_from, async transfer =>
            (await transfer.ChangesAsync((await transfer.ReceiveAsync(file, Publisher)).Id)).Fingerprint);
        var id = await ReceiveAsync(file);
        var rows = await RowsAsync();

        Assert.False(await TransferAsync(transfer => transfer.ApplyAsync(id, Publisher, seen)));

        Assert.Equal(rows, await RowsAsync());
    }

    [Fact]
    public async Task Apply_FourTimesAtOnce_HappensOnce()
    {
        await SaveAsync(_from, TextKeys.Joint, "New words");
        var id = await ReceiveAsync(await ExportAsync(_from));
        var seen = (await TransferAsync(transfer => transfer.ChangesAsync(id))).Fingerprint;

        var done = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => TransferAsync(transfer => transfer.ApplyAsync(id, Publisher, seen)))));

        Assert.Single(done, true);
        await WithAsync(_to, async database => Assert.Equal(1, await database.TextRevisions.CountAsync(revision => revision.Body == "New words")));
    }

    private static async Task<TResult> WithAsync<TService, TResult>(Site site, Func<TService, Task<TResult>> work)
        where TService : notnull
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    private static Task<bool> WithAsync(Site site, Func<CrampCheckDatabase, Task> work) => WithAsync<CrampCheckDatabase, bool>(site, async database =>
    {
        await work(database);
        return true;
    });

    private Task<T> TransferAsync<T>(Func<TextTransfer, Task<T>> work) => WithAsync(_to, work);

    private static async Task<string> ExportAsync(Site site) =>
        TextFile.Decode(await WithAsync<TextTransfer, byte[]>(site, async transfer =>
        {
            using var file = new MemoryStream();
            await transfer.ExportAsync(file, Publisher);
            return file.ToArray();
        }));

    private Task<int> ReceiveAsync(string file) => TransferAsync(async transfer => (await transfer.ReceiveAsync(file, Publisher)).Id);

    private Task<bool> ApplyAsync(int id) => TransferAsync(async transfer =>
        await transfer.ApplyAsync(id, Publisher, (await transfer.ChangesAsync(id)).Fingerprint));

    private static Task<bool> SaveAsync(Site site, string key, string words, int? basedOn = null) => WithAsync(site, async database =>
    {
        var begun = await site.MarkAsync(key, basedOn ?? (await database.Newest(key).SingleAsync()).Number);
        await WithAsync<Drafts, SaveOutcome>(site, drafts => drafts.SaveAsync(key, new("Title", "A test", "2026-11-22", words), begun, Editor));
    });

    private static Task<bool> PublishAsync(Site site, string key, int number) => WithAsync<Publishing, bool>(site, async publishing =>
        await publishing.PublishAsync(new(key, await site.MarkAsync(key, number), await LiveAsync(site, key), "", "Test", Publisher)));

    private static Task<string> LiveAsync(Site site, string key) => WithAsync<TextQueries, string>(site, async desk => (await desk.FindAsync(key))!.Live.VersionToken);

    private static async Task<Dictionary<string, TextForm>> NewestWordsAsync(Site site) => await WithAsync<CrampCheckDatabase, Dictionary<string, TextForm>>(
        site, async database => (await database.Newest().ToListAsync()).ToDictionary(revision => revision.Key, TextForm.Of));

    private Task<List<int>> PublicationsAsync() => WithAsync<CrampCheckDatabase, List<int>>(
        _to, database => database.Publications.OrderBy(publication => publication.Id).Select(publication => publication.Number).ToListAsync());

    private Task<int> RowsAsync() => WithAsync<CrampCheckDatabase, int>(_to, database => database.TextRevisions.CountAsync());

    private Task<bool> HasLineAsync(string action, string subject) => WithAsync(_to, async database =>
        Assert.Single(await database.AuditEntries.Where(line => line.Who == Publisher && line.Action == action && line.Subject == subject).ToListAsync()));
}
