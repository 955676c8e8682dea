using System.Net;
using AngleSharp.Html.Dom;
using CrampCheck.Web.Texts;
using Microsoft.EntityFrameworkCore;
using static CrampCheck.Web.Tests.Editor;

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
    public async Task Save_AnyInput_IsNeverRefused(string title, string source, string reviewed, string body)
    {
        var editor = await Editor.NewAsync(site, isPublisher: false);
        var saved = await editor.SendAsync(Edit(TextKeys.NotLookedAt), "Save", ("Title", title), ("Source", source), ("Reviewed", reviewed), ("Body", body));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var page = await editor.PageAsync(saved.Headers.Location!.OriginalString);
        Assert.NotEmpty(page.QuerySelectorAll(".problems li"));
        Assert.Empty(page.QuerySelectorAll("script:not([src])"));
    }

    [Fact]
    public async Task Save_ARepeatedRenamedOrMissingField_TakesTheFirstOfItsNameOrNothing()
    {
        var editor = await Editor.NewAsync(site, isPublisher: false);
        var form = FieldsOf(await editor.PageAsync(Edit(TextKeys.NotLookedAt))).Where(field => field.Field is not ("Title" or "Source" or "Reviewed" or "Body"));

        var saved = await editor.Client.SendFormAsync(
            [.. form, ("Form.Title", "x"), ("Title[]", "x"), ("Form", "x"), ("a[", "x"), ("Body", "First\r\nline "), ("Body", "Second"), ("Source", ""), ("Source", "x")],
            Edit(TextKeys.NotLookedAt) + "?Title=x&Reviewed=x");

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var draft = (await site.VersionsAsync(TextKeys.NotLookedAt))[^1];
        Assert.Equal(("", "", "", "First\nline"), (draft.Title, draft.Source, draft.Reviewed, draft.Body));
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
    public async Task Save_LiveWordsAgain_LeavesNoDraft()
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
    public async Task IsKnown_SavedWords_FindsThemInEveryVersion()
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
    public async Task Fix_AProblemWithOnePress_ChangesTheFormAndSavesNothing()
    {
        var editor = await Editor.NewAsync(site);
        var form = FieldsOf(await editor.PageAsync(Edit(TextKeys.CrampNow))).Where(field => field.Field != "Body").Append(("Body", "See [NHS](http://nhs.uk).")).ToList();
        var seen = await (await editor.Client.SendFormAsync(form, Edit(TextKeys.CrampNow) + "?handler=Preview")).PageAsync();
        var fix = seen.QuerySelector("button[name=fix]")!;

        var after = await editor.Client.SendFormAsync(form.Append(("fix", fix.GetAttribute("value")!)), fix.GetAttribute("formaction")!);

        Assert.Equal("See [NHS](https://nhs.uk).", ((IHtmlTextAreaElement)(await after.PageAsync()).QuerySelector("#Body")!).Value);
        Assert.DoesNotContain(await site.VersionsAsync(TextKeys.CrampNow), version => version.Body.Contains("nhs.uk)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task GoBack_FromAPreview_RestoresTypedWords()
    {
        var editor = await Editor.NewAsync(site);
        var form = FieldsOf(await editor.PageAsync(Edit(TextKeys.Joint))).Where(field => field.Field != "Body").Append(("Body", "Typed, not saved.\n\nAnd more."));
        var preview = await (await editor.Client.SendFormAsync(form.Append(("On", "joint")), "/admin/preview/" + TextKeys.Joint)).PageAsync();
        var back = (IHtmlFormElement)preview.QuerySelector(".preview-bar form")!;

        var again = await (await editor.Client.SendFormAsync(FieldsOf(back), back.GetAttribute("action")!)).PageAsync();

        Assert.Equal("Typed, not saved.\n\nAnd more.", ((IHtmlTextAreaElement)again.QuerySelector("#Body")!).Value);
    }

    [Fact]
    public async Task Open_ATextOpenElsewhere_SaysSoQuietly()
    {
        var (anna, ben) = (await Editor.NewAsync(site), await Editor.NewAsync(site));
        await anna.PageAsync(Edit("research/calcium-deficiency"));
        Assert.Contains(anna.Email, (await ben.PageAsync(Edit("research/calcium-deficiency"))).QuerySelector("#others")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(ben.Email, await (await anna.GetAsync(Edit("research/calcium-deficiency") + "?handler=Open")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Preview")]
    [InlineData("Live")]
    public async Task Preview_TypedWords_ShowsThemAndSavesNothing(string handler)
    {
        var editor = await Editor.NewAsync(site);
        var count = (await site.VersionsAsync(TextKeys.Joint)).Count;

        var form = FieldsOf(await editor.PageAsync(Edit(TextKeys.Joint)));
        var answer = await editor.Client.SendFormAsync(form.Where(field => field.Field != "Body").Append(("Body", "Only **looking**.\n\n## Part\n\nMore <img src=x onerror=alert(1)>")), Edit(TextKeys.Joint) + "?handler=" + handler);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await answer.PageAsync();
        Assert.Contains("Remove “<img", page.QuerySelector(".problems .to-fix")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("looking", page.QuerySelector(".shown strong")!.TextContent);
        Assert.Equal("Part", page.QuerySelector(".shown h4")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("img"));
        Assert.Equal(count, (await site.VersionsAsync(TextKeys.Joint)).Count);
    }

    [Fact]
    public async Task Preview_AProblemThatBlocksPublishing_MarksItsFieldAndAdviceDoesNot()
    {
        var editor = await Editor.NewAsync(site);
        var form = FieldsOf(await editor.PageAsync(Edit(TextKeys.CrampNow))).Where(field => field.Field is not ("Title" or "Body"));

        var page = await (await editor.Client.SendFormAsync([.. form, ("Title", ""), ("Body", "See www.nhs.uk.")], Edit(TextKeys.CrampNow) + "?handler=Preview")).PageAsync();

        Assert.NotNull(page.QuerySelector("#problems-Body .advice"));
        Assert.Equal(["Title"], page.QuerySelectorAll("#text [aria-invalid=true]").Select(field => field.Id));
        Assert.All(page.QuerySelectorAll("#text [aria-describedby]"), field => Assert.All(field.GetAttribute("aria-describedby")!.Split(' '), id => Assert.NotNull(page.GetElementById(id))));
    }
}
