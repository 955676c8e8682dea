using System.Net;
using AngleSharp.Html.Dom;
using CrampCheck.Web.Data;
using CrampCheck.Web.Texts;
using Microsoft.EntityFrameworkCore;
using static CrampCheck.Web.Tests.Editor;

namespace CrampCheck.Web.Tests.Pages.Admin;

/// <summary>What becomes of words that are based on another version than the newest.</summary>
public sealed class ConflictTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Save_OverANewerVersion_ShowsBothAndKeepsBoth()
    {
        var (anna, ben) = (await Editor.NewAsync(site), await Editor.NewAsync(site, isPublisher: false));
        var (hers, his) = (await anna.PageAsync(Edit("research/cold-stimulation")), await ben.PageAsync(Edit("research/cold-stimulation")));
        var before = ((IHtmlTextAreaElement)hers.QuerySelector("#Body")!).Value;
        await anna.SendAsync(hers, "", "Save", ("Body", before + "\n\nAnna adds this."));

        var answer = await ben.SendAsync(his, "", "Save", ("Body", before + "\n\nBen adds this."));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = await answer.PageAsync();
        Assert.True(page.QuerySelector("[role=alert][aria-labelledby=conflict]")!.HasAttribute("autofocus"));
        Assert.Equal(before + "\n\nBen adds this.", ((IHtmlTextAreaElement)page.QuerySelector("#Body")!).Value);
        Assert.Contains(anna.Email, page.QuerySelector("[aria-labelledby=conflict]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Anna adds this.", page.QuerySelector("[aria-labelledby=theirs] dd ins")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ben adds this.", page.QuerySelector("[aria-labelledby=mine] dd ins")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(before[..40], page.QuerySelectorAll("pre")[0].TextContent, StringComparison.Ordinal);
        var versions = await site.VersionsAsync("research/cold-stimulation");
        Assert.True(versions[^1].IsAside);
        Assert.Equal((ben.Email, anna.Email), (versions[^1].SavedBy, versions[^2].SavedBy));

        // Pressed twice, it is kept once; merged, it becomes the draft.
        await ben.SendAsync(his, "", "Save", ("Body", before + "\n\nBen adds this."));
        Assert.Equal(versions.Count, (await site.VersionsAsync("research/cold-stimulation")).Count);
        var merged = await ben.SendAsync(page, "", "Save", ("Body", before + "\n\nAnna adds this. Ben adds this."));
        Assert.Equal(HttpStatusCode.Redirect, merged.StatusCode);
        Assert.False((await site.VersionsAsync("research/cold-stimulation"))[^1].IsAside);
    }

    [Fact]
    public async Task Save_AfterAnotherSentenceWasChanged_MergesAndShowsBoth()
    {
        const string key = TextKeys.Safety;
        var (anna, ben) = (await Editor.NewAsync(site, isPublisher: false), await Editor.NewAsync(site, isPublisher: false));
        var (hers, his) = (await anna.PageAsync(Edit(key)), await ben.PageAsync(Edit(key)));
        var before = ((IHtmlTextAreaElement)hers.QuerySelector("#Body")!).Value;
        await anna.SendAsync(hers, "", "Save", ("Body", before + "\n\nAnna adds this."));

        var answer = await ben.SendAsync(his, "", "Save", ("Body", "Ben begins. " + before));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var page = await ben.PageAsync(answer.Headers.Location!.OriginalString);
        Assert.Equal("Ben begins. " + before + "\n\nAnna adds this.", ((IHtmlTextAreaElement)page.QuerySelector("#Body")!).Value);
        var shown = page.QuerySelectorAll("[aria-labelledby=merged] dd ins").Select(added => added.TextContent).ToList();
        Assert.Contains(shown, words => words.Contains("Anna adds", StringComparison.Ordinal));
        Assert.Contains(shown, words => words.Contains("Ben begins", StringComparison.Ordinal));
        var versions = await site.VersionsAsync(key);
        Assert.Equal((false, versions[^2].Number), (versions[^1].IsAside, versions[^1].BasedOn));
    }

    [Fact]
    public async Task Save_AfterGoingBackInTheSameBrowser_IsNoConflictWithOneself()
    {
        const string key = TextKeys.CrampNow;
        var anna = await Editor.NewAsync(site);
        var before = await anna.PageAsync(Edit(key));
        await anna.SendAsync(before, "", "Save", ("Body", $"First words of {anna.Email}."));

        var again = await anna.SendAsync(before, "", "Save", ("Body", $"Second words of {anna.Email}."));

        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        var versions = await site.VersionsAsync(key);
        Assert.Equal(($"Second words of {anna.Email}.", false, versions[^2].Number), (versions[^1].Body, versions[^1].IsAside, versions[^1].BasedOn));

        // In another browser these words were never seen.
        var elsewhere = anna.Elsewhere();
        await elsewhere.SignInAsync();
        var other = await elsewhere.SendAsync(await elsewhere.PageAsync(Edit(key)), "", "Save", ("BasedOn", versions[^2].VersionToken), ("Body", "Words from elsewhere."));
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
    }

    [Fact]
    public async Task Save_FromTwoWindowsOfOneBrowser_KeepsTheWordsOfBoth()
    {
        const string key = TextKeys.NotLookedAt;
        var editor = await Editor.NewAsync(site);
        await editor.SendAsync(Edit(key), "Save", ("Body", "One.\n\nTwo."));
        var (first, second) = (await editor.PageAsync(Edit(key)), await editor.PageAsync(Edit(key)));
        await editor.SendAsync(second, "", "Save", ("Body", "Zero.\n\nOne.\n\nTwo."));

        // Not while the first knows nothing of the other's words.
        var saved = await editor.Client.SendFormAsync(FieldsOf(first).Where(field => field.Field != "Body").Append(("Body", "One.\n\nTwo.\n\nThree.")), Edit(key) + "?handler=Autosave");
        Assert.Equal(HttpStatusCode.Conflict, saved.StatusCode);
        await editor.SendAsync(first, "", "Save", ("Body", "One.\n\nTwo.\n\nThree."));

        Assert.Equal("Zero.\n\nOne.\n\nTwo.\n\nThree.", (await site.VersionsAsync(key))[^1].Body);
    }

    [Fact]
    public async Task Save_AFormTwiceThatIsKeptAside_StoresItOnce()
    {
        const string key = "research/calcium-deficiency";
        var editor = await Editor.NewAsync(site);
        var page = await editor.PageAsync(Edit(key));
        foreach (var words in new[] { "The draft", "First aside", "Second aside" })
        {
            await editor.SendAsync(page, "", "Save", ("Body", words));
        }

        var count = (await site.VersionsAsync(key)).Count;
        await editor.SendAsync(page, "", "Save", ("Body", "Second aside"));

        Assert.Equal(count, (await site.VersionsAsync(key)).Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("999")]
    [InlineData("0x1")]
    public async Task Save_BasedOnAVersionThatDoesNotExist_KeepsTheWordsAndShowsTheDraft(string basedOn)
    {
        var editor = await Editor.NewAsync(site);
        var draft = (await site.VersionsAsync("research/calcium-deficiency")).Last(version => !version.IsAside);
        var answer = await editor.SendAsync(Edit("research/calcium-deficiency"), "Save", ("BasedOn", basedOn), ("Body", $"Words of {editor.Email}"));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains(await site.VersionsAsync("research/calcium-deficiency"), version => version.Body.Contains(editor.Email, StringComparison.Ordinal) && version.BasedOn >= 0);
        Assert.Equal(draft.Body, (await answer.PageAsync()).QuerySelector("details pre")!.TextContent);
    }

    [Fact]
    public async Task Save_WithTheNumberOfADraftButNotItsToken_KeepsTheWordsAside()
    {
        const string key = TextKeys.Joint;
        var editor = await Editor.NewAsync(site);
        var draft = (await site.VersionsAsync(key)).Last(version => !version.IsAside);

        var answer = await editor.SendAsync(Edit(key), "Save", ("BasedOn", $"{draft.Number}"), ("Body", $"Words of {editor.Email}"));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains(await site.VersionsAsync(key), version => version.IsAside && version.Body.Contains(editor.Email, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Send_AFormFromBeforeARestore_IsAConflictWithOtherWordsOfItsNumber()
    {
        await using var other = new Site();
        await other.InitializeAsync();
        var (anna, ben) = (await Editor.NewAsync(other), await Editor.NewAsync(other));
        var backup = Path.Combine(other.Data, "backup");
        await other.WithAsync<DatabaseBackup, int>(async database => { await database.BackupAsync(backup); return 0; });
        await anna.SendAsync(Edit(TextKeys.CrampNow), "Save", ("Body", "Anna begins."));
        var (edit, publish) = (await anna.PageAsync(Edit(TextKeys.CrampNow)), await anna.PageAsync("/admin/publish/" + TextKeys.CrampNow));
        await other.WithAsync<DatabaseRestore, Restored>(database => database.RestoreAsync(backup));
        await ben.SignInAsync();
        await ben.SendAsync(Edit(TextKeys.CrampNow), "Save", ("Body", "Ben begins."));
        await anna.SignInAsync();

        var published = await anna.SendAsync(publish, "", "Now", ("Reason", "Anna's words"));
        var saved = await anna.SendAsync(edit, "", "Save", ("Body", "Anna goes on."));

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (published.StatusCode, saved.StatusCode));
        var versions = await other.VersionsAsync(TextKeys.CrampNow);
        Assert.Equal([("Ben begins.", false), ("Anna goes on.", true)], versions.TakeLast(2).Select(version => (version.Body, version.IsAside)));
        Assert.DoesNotContain("Ben begins.", await other.Client().GetStringAsync(new Uri("/cramp-now", UriKind.Relative)), StringComparison.Ordinal);
    }
}
