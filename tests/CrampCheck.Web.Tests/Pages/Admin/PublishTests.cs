using System.Net;
using AngleSharp.Html.Dom;
using CrampCheck.Web.Editing;
using CrampCheck.Web.Texts;
using Microsoft.Extensions.Time.Testing;
using static CrampCheck.Web.Tests.Pages.Admin.CrampNowText;

namespace CrampCheck.Web.Tests.Pages.Admin;

public sealed class PublishTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Publish_ADraft_IsShownToTheNextVisitorAndInThePublicHistory()
    {
        var editor = await Editor.NewAsync(site);
        var words = await SaveAsync(editor);
        var before = await VisitAsync(site, "/cramp-now");

        var answer = await editor.SendAsync("/admin/publish/" + Key, "Now", ("Reason", "New <b>advice</b>"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.DoesNotContain(words, before, StringComparison.Ordinal);
        Assert.Contains(words, await VisitAsync(site, "/cramp-now"), StringComparison.Ordinal);
        var history = Html.Parse(await VisitAsync(site, "/how-it-works")).QuerySelector("[aria-labelledby=history] li")!;
        Assert.Contains("New <b>advice</b>", history.TextContent, StringComparison.Ordinal);
        Assert.Contains("not read by anyone else", (await site.LogAsync()).Last(entry => entry.Action == "published").Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_ASecondPersonsDraft_IsNotCalledUnread()
    {
        var editor = await Editor.NewAsync(site, isPublisher: false);
        await SaveAsync(editor);
        var publisher = await Editor.NewAsync(site);

        await publisher.SendAsync("/admin/publish/" + Key, "Now", ("Reason", "Read by two"));

        var line = (await site.LogAsync()).Last(entry => entry.Action == "published");
        Assert.Equal(publisher.Email, line.Who);
        Assert.DoesNotContain("anyone else", line.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_AsAnEditor_IsRefused()
    {
        var editor = await Editor.NewAsync(site, isPublisher: false);
        var words = await SaveAsync(editor);
        var page = await editor.PageAsync("/admin/publish/" + Key);
        Assert.Null(page.QuerySelector("#Now"));
        var number = (await site.VersionsAsync(Key))[^1].Number;

        // With a token of one's own, but without the right.
        var edit = await editor.PageAsync("/admin/edit/" + Key);
        var token = ((IHtmlInputElement)edit.QuerySelector("#text [name=__RequestVerificationToken]")!).Value;
        foreach (var handler in new[] { "", "Later", "CallOff", "Undo" })
        {
            var answer = await editor.Client.SendFormAsync(
                [("__RequestVerificationToken", token), ("Draft", $"{number}"), ("Live", "1"), ("Reason", "r"), ("When", "2099-01-01T00:00")],
                $"/admin/publish/{Key}?handler={handler}");
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        Assert.DoesNotContain(words, await VisitAsync(site, "/cramp-now"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Now", "", "", "Reason")]
    [InlineData("Now", "   ", "", "Reason")]
    [InlineData("Later", "r", "", "When")]
    [InlineData("Later", "r", "tomorrow", "When")]
    [InlineData("Later", "r", "2020-01-01T00:00", "When")]
    [InlineData("Later", "r", "9999-99-99T00:00", "When")]
    [InlineData("Later", "", "2099-01-01T00:00", "Reason")]
    public async Task Publish_WithAFault_SaysItBesideTheFieldAndKeepsWhatWasTyped(string button, string reason, string when, string field)
    {
        var editor = await Editor.NewAsync(site);
        var words = await SaveAsync(editor);

        var answer = await editor.SendAsync("/admin/publish/" + Key, button, ("Reason", reason), ("When", when));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await answer.PageAsync();
        Assert.NotEmpty(page.QuerySelector($"#{field}-error")!.TextContent);
        Assert.Equal(when, page.QuerySelector("#When")!.GetAttribute("value"));
        Assert.DoesNotContain(words, await VisitAsync(site, "/cramp-now"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_WithControlCharactersInTheReason_KeepsItsWordsOnly()
    {
        var editor = await Editor.NewAsync(site);
        await SaveAsync(editor);

        await editor.SendAsync("/admin/publish/" + Key, "Now", ("Reason", "\u001bNewer\tadvice\r\non\u0001warmth\u0085"));

        var state = await site.WithAsync<TextQueries, TextState>(async desk => (await desk.FindAsync(Key))!);
        Assert.Equal((editor.Email, "Newer advice on warmth"), (state.Published.PublishedBy, state.Published.Reason));
    }

    [Fact]
    public async Task Publish_WithAReasonTooLong_SaysSo()
    {
        var editor = await Editor.NewAsync(site);
        await SaveAsync(editor);
        var answer = await editor.SendAsync("/admin/publish/" + Key, "Now", ("Reason", new string('r', SourceText.MaxLineLength + 1)));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Publish_ATextWithAFault_IsRefusedEvenWithoutTheButton()
    {
        var editor = await Editor.NewAsync(site);
        await editor.SendAsync("/admin/edit/" + Key, "Save", ("Body", "# No\n\n<b>html</b> ![x](y) [z](javascript:alert(1))"));
        var page = await editor.PageAsync("/admin/publish/" + Key);
        Assert.Null(page.QuerySelector("#Now"));
        Assert.Equal(5, page.QuerySelectorAll("[aria-labelledby=to-fix] li").Length);

        var state = await site.WithAsync<TextQueries, TextState>(async desk => (await desk.FindAsync(Key))!);
        var token = ((IHtmlInputElement)page.QuerySelector("[name=__RequestVerificationToken]")!).Value;
        var answer = await editor.Client.SendFormAsync(
            [("__RequestVerificationToken", token), ("Draft", state.Newest.VersionToken), ("Live", state.Live.VersionToken), ("Reason", "r")],
            "/admin/publish/" + Key);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("javascript", await VisitAsync(site, "/cramp-now"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Now")]
    [InlineData("Later")]
    public async Task Publish_AfterSomebodySavedANewerVersion_IsRefusedAndShowsIt(string button)
    {
        var editor = await Editor.NewAsync(site);
        await SaveAsync(editor);
        var page = await editor.PageAsync("/admin/publish/" + Key);
        var newer = await SaveAsync(await Editor.NewAsync(site));

        var answer = await editor.SendAsync(page, "", button, ("Reason", "My reason"), ("When", button == "Now" ? "" : "2099-01-01T00:00"));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var now = await answer.PageAsync();
        Assert.NotNull(now.QuerySelector(".summary[role=alert] p"));
        Assert.Contains(newer.Split(' ')[0], now.QuerySelector(".comparison")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("My reason", ((IHtmlInputElement)now.QuerySelector("#Reason")!).Value);
        Assert.DoesNotContain(newer, await VisitAsync(site, "/cramp-now"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_TheSameFormTwice_PublishesOnce()
    {
        var editor = await Editor.NewAsync(site);
        await SaveAsync(editor);
        var page = await editor.PageAsync("/admin/publish/" + Key);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => editor.SendAsync(page, "", "Now", ("Reason", "Once " + editor.Email))));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Single(await site.LogAsync(), entry => entry.Action == "published" && entry.Detail.Contains("Once " + editor.Email, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Undo_APublication_ShowsTheWordsFromBeforeAndKeepsTheDraft()
    {
        var editor = await Editor.NewAsync(site);
        var first = await SaveAsync(editor);
        await editor.SendAsync("/admin/publish/" + Key, "Now", ("Reason", "First"));
        var second = await SaveAsync(editor);
        var published = await editor.SendAsync("/admin/publish/" + Key, "Now", ("Reason", "Second"));

        // An address of its own: whoever has looked at the result comes back to it and to the button.
        var done = await editor.PageAsync(published.Headers.Location!.OriginalString);
        Assert.Contains("is live. Visitors see it now.", done.QuerySelector(".card[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(done.QuerySelector($".card[role=status] a[href^='/admin/preview/{Key}?version=']"));
        Assert.NotNull(done.QuerySelector($".done a[href^='/admin/preview/{Key}?version=']"));
        Assert.NotNull(done.QuerySelector(".done a[href='/admin'], .done a[href^='/admin/publish/']"));

        var undone = await editor.SendAsync(done, "", "Undo");

        Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
        Assert.Contains(first, await VisitAsync(site, "/cramp-now"), StringComparison.Ordinal);
        var state = await site.WithAsync<TextQueries, TextState>(async desk => (await desk.FindAsync(Key))!);
        Assert.Equal((second, true, $"Version {state.Newest.Number} is undone"), (state.Newest.Body, state.HasDraft, state.Published.Reason));

        // Sent twice, it is done once.
        Assert.Equal(HttpStatusCode.Redirect, (await editor.SendAsync(done, "", "Undo")).StatusCode);
        Assert.Contains(first, await VisitAsync(site, "/cramp-now"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_ForAReview_IsOnThePublishersFirstPageUntilClosed()
    {
        await using var own = await new Site().StartAsync();
        var (editor, publisher) = (await Editor.NewAsync(own, isPublisher: false), await Editor.NewAsync(own));
        await SaveAsync(editor);

        await editor.SendAsync("/admin/publish/" + Key, "Ask", ("Reason", "Is this plain enough?"));

        Assert.Contains("Is this plain enough?", (await publisher.PageAsync("/admin")).QuerySelector("[aria-labelledby=waits] li")!.TextContent, StringComparison.Ordinal);
        await publisher.SendAsync("/admin/publish/" + Key, "Close");
        Assert.DoesNotContain("Is this plain enough?", (await publisher.PageAsync("/admin")).QuerySelector("[aria-labelledby=waits] li")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_OnOneInstance_IsLiveOnAnother()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var one = await new Site(time).StartAsync();
        await using var two = await new Site(one.Data, time).StartAsync();
        var editor = await Editor.NewAsync(one);
        var words = await SaveAsync(editor);

        await editor.SendAsync("/admin/publish/" + Key, "Now", ("Reason", "Everywhere"));

        await AdvanceUntilShownAsync(two, time, words);
    }
}
