using CrampCheck.Web.Editing;
using CrampCheck.Web.Texts;
using Microsoft.Data.Sqlite;

namespace CrampCheck.Web.Tests.Editing;

/// <summary>What was typed is kept, also from a beginning that is not the newest.</summary>
public sealed class DraftsTests(Site site) : IClassFixture<Site>
{
    private static int _last;

    // Each test has a text of its own.
    private readonly string _key = TextKeys.All[Interlocked.Increment(ref _last)];

    [Fact]
    public async Task Save_TwoDraftsBasedOnAnOldVersion_KeepsBothAside()
    {
        await SaveAsync("The draft", 1);

        var outcomes = new[] { await SaveAsync("One", 1), await SaveAsync("Two", 1) };

        Assert.Equal([3, 4], outcomes.Select(outcome => outcome.Saved.Number));
        Assert.All(outcomes, outcome => Assert.Equal("The draft", outcome.Newer?.Body));
        Assert.Equal([("The draft", false), ("One", true), ("Two", true)], (await site.VersionsAsync(_key)).Skip(1).Select(version => (version.Body, version.IsAside)));
    }

    [Fact]
    public async Task Save_TheSameWordsBasedOnAnotherVersion_KeepsBoth()
    {
        await SaveAsync("First draft", 1);
        await SaveAsync("Second draft", 2);

        await SaveAsync("Aside", 1);
        await SaveAsync("Aside", 2);

        Assert.Equal([1, 2], (await site.VersionsAsync(_key)).Where(version => version.IsAside).Select(version => version.BasedOn));
    }

    [Fact]
    public async Task Save_WordsThatWereKeptAside_MakesThemTheDraft()
    {
        await SaveAsync("The draft", 1);
        await SaveAsync("Aside", 1);

        var outcome = await SaveAsync("Aside", 2);

        Assert.Null(outcome.Newer);
        Assert.Equal((4, false, 2), (outcome.Saved.Number, outcome.Saved.IsAside, outcome.Saved.BasedOn));
    }

    [Fact]
    public async Task Save_BasedOnOtherWordsOfTheSameNumber_IsKeptAside()
    {
        await SaveAsync("The draft", 1);
        var mark = await site.VersionTokenAsync(_key, 2);

        var outcome = await site.WithAsync<Drafts, SaveOutcome>(drafts =>
            drafts.SaveAsync(_key, new("t", "s", "2026-11-22", "Mine"), mark[..^1] + (mark[^1] == '0' ? '1' : '0'), "editor"));

        Assert.Equal((true, 0, "The draft"), (outcome.Saved.IsAside, outcome.Saved.BasedOn, outcome.Newer?.Body));
    }

    // The browser that typed them keeps no copy then: brought back, it would be a conflict with oneself.
    [Theory]
    [InlineData("One. Two, mine.", true)]
    [InlineData("One. Two, mine, too.", false)]
    public async Task IsSaved_WordsMergedWithSomebodyElses_IsTrue(string words, bool isSaved)
    {
        await SaveAsync("One. Two.", 1);
        await SaveAsync("One, hers. Two.", 2);
        Assert.Equal("One, hers. Two, mine.", (await SaveAsync("One. Two, mine.", 2)).Saved.Body);

        var begun = await site.VersionTokenAsync(_key, 2);
        Assert.Equal(isSaved, await site.WithAsync<Drafts, bool>(drafts => drafts.IsSavedAsync(_key, new("t", "s", "2026-11-22", words), begun)));
    }

    // Each adds a word somewhere to what they saw last, while the others save. Nobody takes one out, so all are in the draft or aside.
    [Fact]
    public async Task Save_TenEditorsAtOnce_LosesNoWord()
    {
        var saves = Rounds.Of(10, 100);
        var begun = (await SaveAsync(string.Join("\n\n", Enumerable.Range(0, 30).Select(i => $"Paragraph {i} begins. It goes on. It ends.")), 1)).Saved;

        await Task.WhenAll(Enumerable.Range(0, 10).Select(editor => Task.Run(async () =>
        {
            var (random, seen) = (new Random(editor), begun);
            for (var save = 0; save < saves; save++)
            {
                var ends = Enumerable.Range(0, seen.Body.Length).Where(i => seen.Body[i] == '.').ToList();
                var outcome = await SaveUntilTakenAsync(TextForm.Of(seen) with { Body = seen.Body.Insert(ends[random.Next(ends.Count)], Word(editor, save)) }, seen.VersionToken, $"editor {editor}");
                Assert.Contains(Word(editor, save), outcome.Saved.Body, StringComparison.Ordinal);
                seen = outcome.Newer ?? outcome.Saved;
            }
        })));

        var versions = await site.VersionsAsync(_key);
        var drafts = versions.Where(version => !version.IsAside).ToList();
        var kept = string.Concat(versions.Where(version => version.IsAside).Append(drafts[^1]).Select(version => version.Body));
        Assert.All(
            Enumerable.Range(0, 10).SelectMany(editor => Enumerable.Range(0, saves).Select(save => Word(editor, save))),
            word => Assert.Contains(word, kept, StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(1, versions.Count), versions.Select(version => version.Number));
        Assert.All(drafts.Zip(drafts.Skip(1)), pair => Assert.Equal(pair.First.Number, pair.Second.BasedOn));
        Assert.Contains(drafts, version => version.Note.StartsWith("merged", StringComparison.Ordinal));
        Assert.True(drafts.Count < versions.Count);

        static string Word(int editor, int save) => $" word{editor}x{save}x";
    }

    // On a busy machine the others may be quicker for all of the five seconds that a save waits. Nothing is saved then.
    private async Task<SaveOutcome> SaveUntilTakenAsync(TextForm typed, string basedOn, string who)
    {
        while (true)
        {
            try
            {
                return await site.WithAsync<Drafts, SaveOutcome>(drafts => drafts.SaveAsync(_key, typed, basedOn, who));
            }
            catch (SqliteException e) when (e.SqliteErrorCode == SQLitePCL.raw.SQLITE_BUSY)
            {
            }
        }
    }

    private Task<SaveOutcome> SaveAsync(string words, int basedOn) => site.WithAsync<Drafts, SaveOutcome>(async drafts =>
        await drafts.SaveAsync(_key, new("t", "s", "2026-11-22", words), await site.VersionTokenAsync(_key, basedOn), "editor"));
}
