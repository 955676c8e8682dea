using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CrampCheck.Web.Editing;
using CrampCheck.Web.Texts;
using Microsoft.Extensions.Time.Testing;
using static CrampCheck.Web.Tests.Pages.Admin.CrampNowText;

namespace CrampCheck.Web.Tests.Pages.Admin;

/// <summary>The history of a text: its page, comparisons, going back, and the log.</summary>
public sealed class HistoryTests(Site site) : IClassFixture<Site>
{
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
        Assert.Contains(words, await VisitAsync(site, "/cramp-now"), StringComparison.Ordinal);

        // Sent twice, it is done once; from a page that is out of date, nothing happens.
        Assert.Equal(HttpStatusCode.Redirect, (await RestoreAsync(editor, history, 1)).StatusCode);
        var outOfDate = await RestoreAsync(editor, history, 2);
        Assert.Equal(HttpStatusCode.Conflict, outOfDate.StatusCode);
        Assert.NotNull((await outOfDate.PageAsync()).QuerySelector(".summary[role=alert] p"));
        Assert.Equal(versions.Count, (await site.VersionsAsync(Key)).Count);
    }

    [Fact]
    public async Task Compare_WithoutAChoice_ShowsWhatTheDraftChanges()
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
    public async Task Edit_AText_LogsEachStep()
    {
        var time = new FakeTimeProvider(new(2026, 12, 22, 12, 0, 0, TimeSpan.Zero));
        await using var own = await new Site(time).StartAsync();
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

    private static Task<HttpResponseMessage> RestoreAsync(Editor editor, IHtmlDocument history, int number)
    {
        var form = (IHtmlFormElement)history.QuerySelector($"form:has([name=Number][value^='{number}.'])")!;
        var fields = form.QuerySelectorAll("input").Cast<IHtmlInputElement>().Select(input => (input.Name!, input.Value));
        return editor.Client.SendFormAsync(fields, form.GetAttribute("action")!);
    }
}
