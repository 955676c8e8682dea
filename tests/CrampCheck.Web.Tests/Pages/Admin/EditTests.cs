using System.Net;
using AngleSharp.Html.Dom;
using CrampCheck.Web.Data;
using CrampCheck.Web.Texts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CrampCheck.Web.Tests.Pages.Admin;

public sealed class EditTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Save_ADraft_KeepsEveryFieldAndNoVisitorSeesIt()
    {
        var editor = await Editor.NewAsync(site, isPublisher: false);
        var words = $"Draft {Guid.NewGuid()}\n\nline two";

        var saved = await editor.SendAsync(Edit(TextKeys.CrampNow), "Save", ("Title", " A  title "), ("Source", "S"), ("Reviewed", ""), ("Body", words.ReplaceLineEndings("\r\n")));

        Assert.StartsWith(Edit(TextKeys.CrampNow) + "?saved=", saved.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var draft = (await site.VersionsAsync(TextKeys.CrampNow))[^1];
        Assert.Equal(("A  title", "S", "", words, editor.Email, false), (draft.Title, draft.Source, draft.Reviewed, draft.Body, draft.SavedBy, draft.IsAside));
        var page = await editor.PageAsync(saved.Headers.Location.OriginalString);
        Assert.Contains($"Saved as version {draft.Number}", page.QuerySelector("[role=status].card")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(words, ((IHtmlTextAreaElement)page.QuerySelector("#Body")!).Value);

        // So that a text in Hebrew or Arabic is typed, and shown, from its own side.
        Assert.All(page.QuerySelectorAll("#text input[type=text], #Body, .shown h3"), shown => Assert.Equal("auto", shown.GetAttribute("dir")));
        Assert.DoesNotContain(words[..20], await site.Client().GetStringAsync(new Uri("/cramp-now", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "", "")]
    [InlineData("t", "s", "yesterday", "> > > > x")]
    [InlineData("<script>", "=1+1", "9999-99-99", "<script>alert(1)</script>")]
    public async Task Save_WhateverIsTyped_IsNeverRefused(string title, string source, string reviewed, string body)
    {
        var editor = await Editor.NewAsync(site, isPublisher: false);
        var saved = await editor.SendAsync(Edit(TextKeys.NotLookedAt), "Save", ("Title", title), ("Source", source), ("Reviewed", reviewed), ("Body", body));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var page = await editor.PageAsync(saved.Headers.Location!.OriginalString);
        Assert.NotEmpty(page.QuerySelectorAll(".problems li"));
        Assert.Empty(page.QuerySelectorAll("script:not([src])"));
    }

    [Fact]
    public async Task Save_AVeryLongOrVeryDeepText_IsKeptAndShownInTheFormAgain()
    {
        var editor = await Editor.NewAsync(site, isPublisher: false);
        foreach (var body in new[] { new string('ü', 100_000), new string('>', 5_000) + " x", string.Concat(Enumerable.Repeat("[a](", 10_000)) })
        {
            var saved = await editor.SendAsync(Edit(TextKeys.NotLookedAt), "Save", ("Body", body));
            var page = await editor.PageAsync(saved.Headers.Location!.OriginalString);
            Assert.Equal(body, ((IHtmlTextAreaElement)page.QuerySelector("#Body")!).Value);
            Assert.NotEmpty(page.QuerySelectorAll(".problems li"));
            var preview = await editor.SendAsync(page, "", "", ("On", "none"));
        }
    }

    [Fact]
    public async Task Save_TheSameFormTwice_StoresItOnce()
    {
        var editor = await Editor.NewAsync(site);
        var page = await editor.PageAsync(Edit("research/overexertion"));
        await editor.SendAsync(page, "", "Save", ("Body", "Twice"));
        var count = (await site.VersionsAsync("research/overexertion")).Count;

        var again = await editor.SendAsync(page, "", "Save", ("Body", "Twice"));

        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal(count, (await site.VersionsAsync("research/overexertion")).Count);
    }

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
    public async Task Save_WhereTwoChangedOtherSentences_JoinsThemAndShowsBoth()
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
        var shown = page.QuerySelectorAll("[aria-labelledby=joined] dd ins").Select(added => added.TextContent).ToList();
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
    public async Task Save_WhatIsLiveAgain_LeavesNoDraft()
    {
        const string key = "advice/calcium-deficiency";
        var editor = await Editor.NewAsync(site);
        var live = (await site.VersionsAsync(key))[^1].Body;
        await editor.SendAsync(Edit(key), "Save", ("Body", "x"));
        var saved = await editor.SendAsync(Edit(key), "Save", ("Body", live));

        Assert.Contains("Draft: none.", (await editor.PageAsync(saved.Headers.Location!.OriginalString)).QuerySelector(".status")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Autosave_WhileWriting_AddsAVersionOnlyWhereWordsChangedAndTheHistoryFoldsThem()
    {
        const string key = "research/overexertion";
        var editor = await Editor.NewAsync(site, isPublisher: false);
        var page = await editor.PageAsync(Edit(key));
        var count = (await site.VersionsAsync(key)).Count;
        foreach (var words in new[] { "One.", "One.", "One, two." })
        {
            Assert.Equal(HttpStatusCode.OK, (await AutosaveAsync(words)).StatusCode);
        }

        Assert.Equal(count + 2, (await site.VersionsAsync(key)).Count);
        await editor.SendAsync(page, "", "Save", ("Body", "One, two."));
        Assert.Equal(["", "saved while writing", "saved while writing"], (await site.VersionsAsync(key)).Skip(count).Select(version => version.Note).Reverse());
        var newest = (await editor.PageAsync("/admin/history/" + key)).QuerySelector(".history > li")!;
        Assert.Equal(2, newest.QuerySelectorAll("details li").Length);

        // Somebody else's words are never saved over.
        await (await Editor.NewAsync(site)).SendAsync(Edit(key), "Save", ("Body", "Words of somebody else."));
        Assert.Equal(HttpStatusCode.Conflict, (await AutosaveAsync("One, two, three.")).StatusCode);
        Assert.Equal("Words of somebody else.", (await site.VersionsAsync(key))[^1].Body);

        Task<HttpResponseMessage> AutosaveAsync(string words) => editor.Client.SendFormAsync(
            FieldsOf(page).Where(field => field.Field != "Body").Append(("Body", words)), Edit(key) + "?handler=Autosave");
    }

    [Fact]
    public async Task Ask_WhetherWordsWereSaved_KnowsEveryVersionThereEverWas()
    {
        const string key = "advice/unknown";
        var (anna, ben) = (await Editor.NewAsync(site), await Editor.NewAsync(site));
        var page = await anna.PageAsync(Edit(key));
        await anna.SendAsync(page, "", "Save", ("Body", "Hers."));
        await ben.SendAsync(Edit(key), "Save", ("Body", "His."));

        Assert.Equal(("true", "false"), (await IsKnownAsync("Hers."), await IsKnownAsync("Never saved.")));

        async Task<string> IsKnownAsync(string words) => await (await anna.Client.SendFormAsync(
            FieldsOf(page).Where(field => field.Field != "Body").Append(("Body", words)), Edit(key) + "?handler=Known")).Content.ReadAsStringAsync();
    }

    [Fact]
    public async Task Mend_AProblemAtOnePress_ChangesTheFormAndSavesNothing()
    {
        var editor = await Editor.NewAsync(site);
        var form = FieldsOf(await editor.PageAsync(Edit(TextKeys.CrampNow))).Where(field => field.Field != "Body").Append(("Body", "See [NHS](http://nhs.uk).")).ToList();
        var seen = await (await editor.Client.SendFormAsync(form, Edit(TextKeys.CrampNow) + "?handler=Preview")).PageAsync();
        var mend = seen.QuerySelector("button[name=mend]")!;

        var mended = await editor.Client.SendFormAsync(form.Append(("mend", mend.GetAttribute("value")!)), mend.GetAttribute("formaction")!);

        Assert.Equal("See [NHS](https://nhs.uk).", ((IHtmlTextAreaElement)(await mended.PageAsync()).QuerySelector("#Body")!).Value);
        Assert.DoesNotContain(await site.VersionsAsync(TextKeys.CrampNow), version => version.Body.Contains("nhs.uk)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task GoBack_FromAPreviewOfWhatIsTyped_BringsItBack()
    {
        var editor = await Editor.NewAsync(site);
        var form = FieldsOf(await editor.PageAsync(Edit(TextKeys.CrampNow))).Where(field => field.Field != "Body").Append(("Body", "Typed, not saved.\n\nAnd more."));
        var preview = await (await editor.Client.SendFormAsync(form.Append(("On", "cramp-now")), "/admin/preview/" + TextKeys.CrampNow)).PageAsync();
        var back = (IHtmlFormElement)preview.QuerySelector(".preview-bar form")!;

        var again = await (await editor.Client.SendFormAsync(FieldsOf(back), back.GetAttribute("action")!)).PageAsync();

        Assert.Equal("Typed, not saved.\n\nAnd more.", ((IHtmlTextAreaElement)again.QuerySelector("#Body")!).Value);
    }

    [Fact]
    public async Task Open_ATextThatAnotherHasOpen_SaysSoQuietly()
    {
        var (anna, ben) = (await Editor.NewAsync(site), await Editor.NewAsync(site));
        await anna.PageAsync(Edit("research/calcium-deficiency"));
        Assert.Contains(anna.Email, (await ben.PageAsync(Edit("research/calcium-deficiency"))).QuerySelector("#others")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(ben.Email, await (await anna.GetAsync(Edit("research/calcium-deficiency") + "?handler=Open")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_AFormTwiceThatLiesAsideAfterAnother_StoresItOnce()
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
    public async Task Save_WithAVersionThatNeverWas_KeepsTheWordsAndShowsTheDraft(string basedOn)
    {
        var editor = await Editor.NewAsync(site);
        var draft = (await site.VersionsAsync("research/calcium-deficiency")).Last(version => !version.IsAside);
        var answer = await editor.SendAsync(Edit("research/calcium-deficiency"), "Save", ("BasedOn", basedOn), ("Body", $"Words of {editor.Email}"));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains(await site.VersionsAsync("research/calcium-deficiency"), version => version.Body.Contains(editor.Email, StringComparison.Ordinal) && version.BasedOn >= 0);
        Assert.Equal(draft.Body, (await answer.PageAsync()).QuerySelector("details pre")!.TextContent);
    }

    [Fact]
    public async Task Save_WithTheNumberOfADraftButNotItsSeal_KeepsTheWordsAside()
    {
        const string key = TextKeys.Joint;
        var editor = await Editor.NewAsync(site);
        var draft = (await site.VersionsAsync(key)).Last(version => !version.IsAside);

        var answer = await editor.SendAsync(Edit(key), "Save", ("BasedOn", $"{draft.Number}"), ("Body", $"Words of {editor.Email}"));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains(await site.VersionsAsync(key), version => version.IsAside && version.Body.Contains(editor.Email, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Preview")]
    [InlineData("Live")]
    public async Task Preview_WhatIsTyped_ShowsItAndSavesNothing(string handler)
    {
        var editor = await Editor.NewAsync(site);
        var count = (await site.VersionsAsync(TextKeys.Joint)).Count;

        var form = FieldsOf(await editor.PageAsync(Edit(TextKeys.Joint)));
        var answer = await editor.Client.SendFormAsync(form.Where(field => field.Field != "Body").Append(("Body", "Only **looking**.\n\n## Part\n\nMore <img src=x onerror=alert(1)>")), Edit(TextKeys.Joint) + "?handler=" + handler);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await answer.PageAsync();
        Assert.Contains("Remove “<img", page.QuerySelector(".problems .to-mend")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("looking", page.QuerySelector(".shown strong")!.TextContent);
        Assert.Equal("Part", page.QuerySelector(".shown h4")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("img"));
        Assert.Equal(count, (await site.VersionsAsync(TextKeys.Joint)).Count);
    }

    [Fact]
    public async Task Send_AfterTheSessionEnded_HandsTheTextBackAfterSigningIn()
    {
        var editor = await Editor.NewAsync(site);
        var page = await editor.PageAsync(Edit(TextKeys.Unknown));
        await editor.Elsewhere().SignInAsync();
        await EndSessionsAsync(editor);
        const string Typed = "Long \"work\" & <b>more</b>\n\n- ünï\n- cödé 😀";

        var answer = await editor.SendAsync(page, "", "Save", ("Body", Typed));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        var wrong = await editor.SendAsync(await answer.PageAsync(), "", "", ("Email", editor.Email), ("Password", "wrong"));
        var right = await editor.SendAsync(await wrong.PageAsync(), "", "", ("Email", editor.Email), ("Password", Editor.Password));
        var handedBack = await right.PageAsync();

        Assert.Equal(Typed, ((IHtmlTextAreaElement)handedBack.QuerySelector("#Body")!).Value);
        var saved = await editor.SendAsync(handedBack, "", "");
        Assert.StartsWith(Edit(TextKeys.Unknown) + "?saved=", saved.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(Typed, (await site.VersionsAsync(TextKeys.Unknown))[^1].Body);
    }

    [Fact]
    public async Task Send_FromTwoPagesAfterTheSessionEnded_HandsBothTextsBack()
    {
        var editor = await Editor.NewAsync(site);
        var page = await editor.PageAsync(Edit(TextKeys.Unknown));
        await EndSessionsAsync(editor);
        var first = await editor.SendAsync(page, "", "Save", ("Body", "In the first tab"));
        var second = await editor.SendAsync(page, "", "Save", ("Body", "In the second tab"));
        await editor.SendAsync(await first.PageAsync(), "", "", ("Email", editor.Email), ("Password", Editor.Password));

        var tooLate = await editor.SendAsync(await second.PageAsync(), "", "", ("Email", editor.Email), ("Password", Editor.Password));

        Assert.Equal(HttpStatusCode.BadRequest, tooLate.StatusCode);
        await editor.SendAsync(await tooLate.PageAsync(), "", "");
        Assert.Equal("In the second tab", (await site.VersionsAsync(TextKeys.Unknown))[^1].Body);
    }

    [Fact]
    public async Task Send_AFormFromBeforeARestore_MeetsNoOtherWordsOfItsNumber()
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

    [Fact]
    public async Task Send_WithAStaleToken_HandsTheTextBack()
    {
        var editor = await Editor.NewAsync(site);
        var page = await editor.PageAsync(Edit(TextKeys.Safety));

        var answer = await editor.SendAsync(page, "", "Save", ("Body", "Typed"), ("__RequestVerificationToken", "old"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var saved = await editor.SendAsync(await answer.PageAsync(), "", "");
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal("Typed", (await site.VersionsAsync(TextKeys.Safety))[^1].Body);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    public async Task Send_FromAnotherSite_IsNotHandedBack(string header, string value)
    {
        var editor = await Editor.NewAsync(site);
        using var request = new HttpRequestMessage(HttpMethod.Post, Edit(TextKeys.Safety));
        request.Content = new FormUrlEncodedContent([KeyValuePair.Create("Body", "Planted")]);
        request.Headers.Add(header, value);

        var answer = await editor.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("Planted", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"Address\":\"https://evil.example/\",\"Fields\":[]}")]
    [InlineData("{")]
    public async Task SignIn_WithAForgedFormToHandBack_DropsIt(string kept)
    {
        var editor = (await Editor.NewAsync(site)).Elsewhere();
        var answer = await editor.SendAsync("/admin/sign-in", "", ("Email", editor.Email), ("Password", Editor.Password), ("Kept", kept));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task Send_WhileTheDatabaseIsAway_SaysSoAndHandsTheTextBack()
    {
        await using var other = new Site();
        await other.InitializeAsync();
        var editor = await Editor.NewAsync(other);
        var page = await editor.PageAsync(Edit(TextKeys.Joint));
        await other.WithAsync<CrampCheckDatabase, int>(database => database.Database.ExecuteSqlRawAsync("ALTER TABLE TextRevisions RENAME TO Away"));

        var answer = await editor.SendAsync(page, "", "Save", ("Body", "Precious"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        var failed = await answer.PageAsync();
        Assert.Contains("Not saved", failed.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        await other.WithAsync<CrampCheckDatabase, int>(database => database.Database.ExecuteSqlRawAsync("ALTER TABLE Away RENAME TO TextRevisions"));
        Assert.Equal(HttpStatusCode.Redirect, (await editor.SendAsync(failed, "", "")).StatusCode);
        Assert.Equal("Precious", (await other.VersionsAsync(TextKeys.Joint))[^1].Body);
    }

    [Fact]
    public async Task Open_WithoutADatabase_SaysSoInPlainWords()
    {
        await using var other = new Site();
        await other.InitializeAsync();
        var editor = await Editor.NewAsync(other);
        SqliteConnection.ClearAllPools();
        File.Delete(Path.Combine(other.Data, "crampcheck.db"));

        var answer = await editor.GetAsync("/admin");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("database", (await answer.PageAsync()).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(other.Data, "crampcheck.db")));
    }

    private static IEnumerable<(string Field, string Value)> FieldsOf(IHtmlDocument page) => FieldsOf((IHtmlFormElement)page.QuerySelector("#text")!);

    private static IEnumerable<(string Field, string Value)> FieldsOf(IHtmlFormElement form) => form.QuerySelectorAll("input, textarea")
        .Select(field => (field.GetAttribute("name")!, field is IHtmlTextAreaElement area ? area.Value : ((IHtmlInputElement)field).Value));

    private static string Edit(string key) => "/admin/edit/" + key;

    private Task<int> EndSessionsAsync(Editor editor) => site.WithAsync<CrampCheckDatabase, int>(database =>
        database.Users.Where(person => person.Email == editor.Email).ExecuteUpdateAsync(person => person.SetProperty(row => row.SecurityStamp, "ended")));
}
