using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CrampCheck.Web.Editing;
using CrampCheck.Web.Texts;
using Microsoft.Extensions.Time.Testing;

namespace CrampCheck.Web.Tests.Pages.Admin;

public sealed class PublishTests(Site site) : IClassFixture<Site>
{
    private const string Key = TextKeys.CrampNow;

    [Fact]
    public async Task Publish_ADraft_IsSeenByTheNextVisitorAndStandsInThePublicHistory()
    {
        var editor = await Editor.NewAsync(site);
        var words = await SaveAsync(editor);
        var before = await PublicAsync(site, "/cramp-now");

        var answer = await editor.SendAsync("/admin/publish/" + Key, "Now", ("Reason", "New <b>advice</b>"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.DoesNotContain(words, before, StringComparison.Ordinal);
        Assert.Contains(words, await PublicAsync(site, "/cramp-now"), StringComparison.Ordinal);
        var history = Html.Parse(await PublicAsync(site, "/how-it-works")).QuerySelector("[aria-labelledby=history] li")!;
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
                [("__RequestVerificationToken", token), ("Number", $"{number}"), ("LiveNumber", "1"), ("Reason", "r"), ("When", "2099-01-01T00:00")],
                $"/admin/publish/{Key}?handler={handler}");
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        Assert.DoesNotContain(words, await PublicAsync(site, "/cramp-now"), StringComparison.Ordinal);
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
        Assert.DoesNotContain(words, await PublicAsync(site, "/cramp-now"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_WithControlCharactersInTheReason_KeepsItsWordsAlone()
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
    public async Task Publish_ATextWithAFault_IsRefusedAlsoWithoutTheButton()
    {
        var editor = await Editor.NewAsync(site);
        await editor.SendAsync("/admin/edit/" + Key, "Save", ("Body", "# No\n\n<b>html</b> ![x](y) [z](javascript:alert(1))"));
        var page = await editor.PageAsync("/admin/publish/" + Key);
        Assert.Null(page.QuerySelector("#Now"));
        Assert.Equal(5, page.QuerySelectorAll("[aria-labelledby=mend] li").Length);

        var state = await site.WithAsync<TextQueries, TextState>(async desk => (await desk.FindAsync(Key))!);
        var token = ((IHtmlInputElement)page.QuerySelector("[name=__RequestVerificationToken]")!).Value;
        var answer = await editor.Client.SendFormAsync(
            [("__RequestVerificationToken", token), ("Number", state.Newest.VersionToken), ("LiveNumber", state.Live.VersionToken), ("Reason", "r")],
            "/admin/publish/" + Key);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("javascript", await PublicAsync(site, "/cramp-now"), StringComparison.Ordinal);
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
        Assert.Contains(newer.Split(' ')[0], now.QuerySelector(".comparison")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("My reason", ((IHtmlInputElement)now.QuerySelector("#Reason")!).Value);
        Assert.DoesNotContain(newer, await PublicAsync(site, "/cramp-now"), StringComparison.Ordinal);
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
        Assert.Contains(first, await PublicAsync(site, "/cramp-now"), StringComparison.Ordinal);
        var state = await site.WithAsync<TextQueries, TextState>(async desk => (await desk.FindAsync(Key))!);
        Assert.Equal((second, true, $"Version {state.Newest.Number} is undone"), (state.Newest.Body, state.HasDraft, state.Published.Reason));

        // Sent twice, it is done once.
        Assert.Equal(HttpStatusCode.Redirect, (await editor.SendAsync(done, "", "Undo")).StatusCode);
        Assert.Contains(first, await PublicAsync(site, "/cramp-now"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_ForAReview_StandsOnThePublishersFirstPageUntilItIsClosed()
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
    public async Task Restore_AnOlderVersion_MakesItTheDraftAndNeverPublishesIt()
    {
        var editor = await Editor.NewAsync(site);
        await SaveAsync(editor);
        var words = await SaveAsync(editor);
        await editor.SendAsync("/admin/publish/" + Key, "Now", ("Reason", "r"));
        var history = await editor.PageAsync($"/admin/history/{Key}?before=16");

        var answer = await RestoreAsync(editor, history, 1);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var versions = await site.VersionsAsync(Key);
        Assert.Equal((versions[0].Body, "restored from version 1"), (versions[^1].Body, versions[^1].Note));
        Assert.Contains(words, await PublicAsync(site, "/cramp-now"), StringComparison.Ordinal);

        // Sent twice, it is done once; from a page that is out of date, nothing happens.
        Assert.Equal(HttpStatusCode.Redirect, (await RestoreAsync(editor, history, 1)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await RestoreAsync(editor, history, 2)).StatusCode);
        Assert.Equal(versions.Count, (await site.VersionsAsync(Key)).Count);
    }

    [Fact]
    public async Task Compare_AsItComes_ShowsWhatTheDraftChanges()
    {
        var editor = await Editor.NewAsync(site);
        var words = await SaveAsync(editor);
        var page = await editor.PageAsync("/admin/compare/" + Key);
        Assert.Contains(page.QuerySelectorAll("dd ins"), inserted => inserted.TextContent.Contains(words.Split(' ')[0], StringComparison.Ordinal));

        await editor.SendAsync("/admin/publish/" + Key, "Now", ("Reason", "r"));
        Assert.NotEmpty((await editor.PageAsync("/admin/compare/" + Key)).QuerySelectorAll("dd ins"));

        var same = await editor.PageAsync($"/admin/compare/{Key}?from=1&to=1");
        Assert.Empty(same.QuerySelectorAll("dd ins, dd del"));
    }

    [Fact]
    public async Task Open_AHistoryOfManyVersions_ShowsAllAPageAtATimeAndComparesAny()
    {
        const string key = "research/overexertion";
        var editor = await Editor.NewAsync(site);
        for (var last = (await site.VersionsAsync(key))[^1].Number; last <= TextQueries.PageSize; last++)
        {
            await site.WithAsync<Drafts, SaveOutcome>(async drafts =>
                await drafts.SaveAsync(key, new("t", "s", "2026-11-22", $"Words {last}"), await site.VersionTokenAsync(key, last), "somebody"));
        }

        var newest = await editor.PageAsync("/admin/history/" + key);
        var oldest = await editor.PageAsync(newest.QuerySelector("a[href*=before]")!.GetAttribute("href")!);
        var compared = await editor.PageAsync($"/admin/compare/{key}?from=1&to=2");

        Assert.Equal(
            (await site.VersionsAsync(key)).Select(version => $"{version.Number}").Reverse(),
            newest.QuerySelectorAll(".history > li").Concat(oldest.QuerySelectorAll(".history > li")).Select(item => item.GetAttribute("value")));
        Assert.Contains("Live from", oldest.QuerySelector(".history > li:last-child .note")!.TextContent, StringComparison.Ordinal);
        Assert.Null(oldest.QuerySelector("a[href*=before]"));
        Assert.Equal(["2", "1"], compared.QuerySelectorAll("option[selected]").Select(option => option.GetAttribute("value")).Order(StringComparer.Ordinal).Reverse());
    }

    [Fact]
    public async Task Work_OnAText_IsWrittenDownStepByStep()
    {
        var time = new FakeTimeProvider(new(2026, 12, 22, 12, 0, 0, TimeSpan.Zero));
        await using var own = await StartAsync(time);
        var (anna, ben) = (await Editor.NewAsync(own), await Editor.NewAsync(own));
        var his = await ben.PageAsync("/admin/edit/" + Key);
        await anna.SendAsync("/admin/edit/" + Key, "Save", ("Body", "Anna's words."));
        await ben.SendAsync(his, "", "Save", ("Body", "Ben's words."));
        await ben.SendAsync("/admin/publish/" + Key, "Later", ("Reason", "In time"), ("When", "2026-12-22T12:30"));
        await ben.SendAsync("/admin/publish/" + Key, "Later", ("Reason", "In more time"), ("When", "2026-12-22T13:30"));
        await ben.SendAsync("/admin/publish/" + Key, "Now", ("Reason", "At once"));
        time.Advance(TimeSpan.FromMinutes(1));
        await RestoreAsync(anna, await anna.PageAsync("/admin/history/" + Key), 1);
        await anna.SendAsync("/admin/publish/" + Key, "Later", ("Reason", "Back"), ("When", "2026-12-23T00:00"));
        var open = await anna.PageAsync("/admin/publish/" + Key);
        for (var i = 0; i < 2; i++)
        {
            // What is called off already stays so.
            Assert.Equal(HttpStatusCode.Redirect, (await anna.SendAsync(open, "/admin/publish/" + Key, "CallOff")).StatusCode);
        }

        // A page shows the times in its lines as all others.
        Assert.NotNull((await anna.PageAsync("/admin/log")).QuerySelector("span time[datetime='2026-12-23T00:00:00Z']"));

        // Plans stay in the history, also those that were called off.
        var history = (await anna.PageAsync("/admin/history/" + Key)).QuerySelectorAll(".history > li");
        Assert.Equal(["Plan called off", "Planned"], PlansOf(history[0]));
        Assert.Equal([], PlansOf(history[1]));
        Assert.Equal(["Plan called off", "Planned", "Plan called off", "Planned"], PlansOf(history[2]));
        Assert.Equal(
            [
                (anna, "saved draft", "version 2"),
                (ben, "kept aside", "version 3"),
                (ben, "scheduled", "version 2 for 2026-12-22 12:30 UTC: In time"),
                (ben, "called off schedule", "version 2 for 2026-12-22 12:30 UTC"),
                (ben, "scheduled", "version 2 for 2026-12-22 13:30 UTC: In more time"),
                (ben, "called off schedule", "version 2 for 2026-12-22 13:30 UTC"),
                (ben, "published", "version 2: At once"),
                (anna, "saved draft", "version 4, restored from version 1"),
                (anna, "scheduled", "version 4 for 2026-12-23 00:00 UTC: Back"),
                (anna, "called off schedule", "version 4 for 2026-12-23 00:00 UTC"),
            ],
            (await own.LogAsync()).Where(entry => entry.Subject == Key).Select(entry => (entry.Who == anna.Email ? anna : ben, entry.Action, entry.Detail)));

        static IEnumerable<string> PlansOf(IElement version) =>
            version.QuerySelectorAll(".note").Select(note => note.TextContent.Split(" by ")[0]).Where(words => words.StartsWith("Plan", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Publish_OnOneInstance_IsLiveOnAnother()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var one = await StartAsync(time);
        await using var two = await StartAsync(time, one.Data);
        var editor = await Editor.NewAsync(one);
        var words = await SaveAsync(editor);

        await editor.SendAsync("/admin/publish/" + Key, "Now", ("Reason", "Everywhere"));

        await UntilAsync(two, time, words);
    }

    internal static async Task<Site> StartAsync(TimeProvider time, string? data = null)
    {
        var site = data is null ? new Site(time) : new Site(data, time);
        await site.InitializeAsync();
        return site;
    }

    internal static async Task<string> SaveAsync(Editor editor)
    {
        var words = string.Create(CultureInfo.InvariantCulture, $"Stretch{Random.Shared.Next(100_000_000)} the calf.");
        await editor.SendAsync("/admin/edit/" + Key, "Save", ("Title", "Cramp right now?"), ("Source", "A test"), ("Reviewed", "2026-11-20"), ("Body", words));
        return words;
    }

    private static Task<HttpResponseMessage> RestoreAsync(Editor editor, IHtmlDocument history, int number)
    {
        var form = (IHtmlFormElement)history.QuerySelector($"form:has([name=Number][value^='{number}.'])")!;
        var fields = form.QuerySelectorAll("input").Cast<IHtmlInputElement>().Select(input => (input.Name!, input.Value));
        return editor.Client.SendFormAsync(fields, form.GetAttribute("action")!);
    }

    internal static Task<string> PublicAsync(Site site, string path) => site.Client().GetStringAsync(new Uri(path, UriKind.Relative));

    // The site looks once a second, by the clock it was given.
    internal static async Task UntilAsync(Site site, FakeTimeProvider time, string words)
    {
        for (var seconds = 0; seconds < 1000; seconds++)
        {
            if ((await PublicAsync(site, "/cramp-now")).Contains(words, StringComparison.Ordinal))
            {
                return;
            }

            time.Advance(TimeSpan.FromMilliseconds(50));
        }

        Assert.Fail("It never went live.");
    }
}
