using CrampCheck.Web.Editing;
using CrampCheck.Web.Texts;

namespace CrampCheck.Web.Tests.Editing;

/// <summary>What was typed is kept, also from a beginning that is not the newest.</summary>
public sealed class DraftsTests : IAsyncLifetime, IDisposable
{
    private readonly Site _site = new();

    public Task InitializeAsync() => _site.InitializeAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Save_TwoTextsFromOneOldBeginning_KeepsBothAside()
    {
        await SaveAsync("The draft", 1);

        var outcomes = new[] { await SaveAsync("One", 1), await SaveAsync("Two", 1) };

        Assert.Equal([3, 4], outcomes.Select(outcome => outcome.Saved.Number));
        Assert.All(outcomes, outcome => Assert.Equal("The draft", outcome.Newer?.Body));
        Assert.Equal([("The draft", false), ("One", true), ("Two", true)], (await _site.VersionsAsync(TextKeys.None)).Skip(1).Select(version => (version.Body, version.IsAside)));
    }

    [Fact]
    public async Task Save_TheSameWordsFromAnotherBeginning_KeepsBothBeginnings()
    {
        await SaveAsync("First draft", 1);
        await SaveAsync("Second draft", 2);

        await SaveAsync("Aside", 1);
        await SaveAsync("Aside", 2);

        Assert.Equal([1, 2], (await _site.VersionsAsync(TextKeys.None)).Where(version => version.IsAside).Select(version => version.BasedOn));
    }

    [Fact]
    public async Task Save_WhatLaysAsideBefore_MakesItTheDraft()
    {
        await SaveAsync("The draft", 1);
        await SaveAsync("Aside", 1);

        var outcome = await SaveAsync("Aside", 2);

        Assert.Null(outcome.Newer);
        Assert.Equal((4, false, 2), (outcome.Saved.Number, outcome.Saved.IsAside, outcome.Saved.BasedOn));
    }

    [Fact]
    public async Task Save_FromAVersionOfThisNumberThatSaidSomethingElse_KeepsItAside()
    {
        await SaveAsync("The draft", 1);
        var mark = await _site.MarkAsync(TextKeys.None, 2);

        var outcome = await _site.WithAsync<Drafts, SaveOutcome>(drafts =>
            drafts.SaveAsync(TextKeys.None, new("t", "s", "2026-11-22", "Mine"), mark[..^1] + (mark[^1] == '0' ? '1' : '0'), "editor"));

        Assert.Equal((true, 0, "The draft"), (outcome.Saved.IsAside, outcome.Saved.BasedOn, outcome.Newer?.Body));
    }

    private Task<SaveOutcome> SaveAsync(string words, int basedOn) => _site.WithAsync<Drafts, SaveOutcome>(async drafts =>
        await drafts.SaveAsync(TextKeys.None, new("t", "s", "2026-11-22", words), await _site.MarkAsync(TextKeys.None, basedOn), "editor"));
}
