using System.Net;
using CrampCheck.Web.Data;
using CrampCheck.Web.Editing;
using CrampCheck.Web.Texts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using static CrampCheck.Web.Tests.Pages.Admin.CrampNowText;

namespace CrampCheck.Web.Tests.Pages.Admin;

/// <summary>Publications planned for a later time.</summary>
public sealed class PlanTests(Site site) : IClassFixture<Site>
{
    private const string Key = TextKeys.CrampNow;
    private readonly FakeTimeProvider _time = new(new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("Now")]
    [InlineData("Later")]
    [InlineData("CallOff")]
    public async Task Change_APlanMadeMeanwhileBySomebodyElse_IsRefusedAndShowsIt(string button)
    {
        await using var own = await new Site().StartAsync();
        var (anna, ben) = (await Editor.NewAsync(own), await Editor.NewAsync(own));
        await SaveAsync(anna);
        if (button == "CallOff")
        {
            await ben.SendAsync("/admin/publish/" + Key, "Later", ("Reason", "Ben's"), ("When", "2099-01-01T00:00"));
        }

        var page = await ben.PageAsync("/admin/publish/" + Key);
        await anna.SendAsync("/admin/publish/" + Key, "Later", ("Reason", "Anna's"), ("When", "2099-02-02T02:02"));

        var answer = await ben.SendAsync(page, "/admin/publish/" + Key, button, ("Reason", "Ben's again"), ("When", button == "Later" ? "2099-03-03T00:00" : ""));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("Anna's", (await answer.PageAsync()).QuerySelector("[aria-labelledby=scheduled]")!.TextContent, StringComparison.Ordinal);
        var planned = await own.WithDatabaseAsync(database => database.ScheduledPublications.SingleAsync());
        Assert.Equal((anna.Email, "Anna's"), (planned.ScheduledBy, planned.Reason));
        Assert.DoesNotContain(await own.LogAsync(), entry => entry.Action == "published");
    }

    [Fact]
    public async Task Publish_NowWithATimeFilledIn_IsRefusedBesideIt()
    {
        var editor = await Editor.NewAsync(site);
        await SaveAsync(editor);

        var refused = await editor.SendAsync("/admin/publish/" + Key, "Now", ("Reason", "In time"), ("When", "2099-11-22T12:30"));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("Press “Publish at that time”", (await refused.PageAsync()).QuerySelector("#When-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schedule_APublication_HappensAtItsTimeAndOnce()
    {
        await using var clock = await new Site(_time).StartAsync();
        var editor = await Editor.NewAsync(clock);
        var words = await SaveAsync(editor);

        var planned = await editor.SendAsync("/admin/publish/" + Key, "Later", ("Reason", "In time"), ("When", "2026-11-22T12:30"));
        Assert.Equal(HttpStatusCode.Redirect, planned.StatusCode);
        Assert.Contains("12:30", (await (await editor.GetAsync("/admin")).PageAsync()).QuerySelector("[aria-labelledby=all]")!.TextContent, StringComparison.Ordinal);

        _time.Advance(TimeSpan.FromMinutes(29));
        Assert.DoesNotContain(words, await VisitAsync(clock, "/cramp-now"), StringComparison.Ordinal);
        _time.Advance(TimeSpan.FromMinutes(1));
        await AdvanceUntilShownAsync(clock, _time, words);

        await PublishDueAsync(clock);
        var lines = (await clock.LogAsync()).Where(entry => entry.Action == "published").ToList();
        Assert.Equal(AuditLog.Schedule, Assert.Single(lines).Who);
        Assert.DoesNotContain("late", lines[0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schedule_APublicationDueWhileStopped_HappensLateAndIsLoggedAsLate()
    {
        using var data = new Folder();
        string words;
        await using (var clock = await new Site(data.Path, _time).StartAsync())
        {
            var editor = await Editor.NewAsync(clock);
            words = await SaveAsync(editor);
            await editor.SendAsync("/admin/publish/" + Key, "Later", ("Reason", "In time"), ("When", "2026-11-22T12:30"));
        }

        SqliteConnection.ClearAllPools();
        _time.Advance(TimeSpan.FromHours(3));
        await using var again = await new Site(data.Path, _time).StartAsync();
        await AdvanceUntilShownAsync(again, _time, words);

        Assert.Contains("late: it was due at 2026-11-22 12:30", (await again.LogAsync()).Single(entry => entry.Action == "published").Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schedule_BesideAPlanThatFails_IsSeenByVisitors()
    {
        await using var clock = await new Site(_time).StartAsync();
        var editor = await Editor.NewAsync(clock);
        var words = await SaveAsync(editor);
        await editor.SendAsync("/admin/publish/" + Key, "Later", ("Reason", "In time"), ("When", "2026-11-22T12:30"));
        var live = await clock.VersionTokenAsync(TextKeys.Joint, 1);
        await clock.WithAsync<Drafts, SaveOutcome>(drafts => drafts.SaveAsync(TextKeys.Joint, new("t", "s", "2026-11-22", "Words"), live, editor.Email));
        var draft = await clock.VersionTokenAsync(TextKeys.Joint, 2);
        await clock.WithAsync<Publishing, bool>(publishing => publishing.ScheduleAsync(
            new(TextKeys.Joint, draft, live, "", "r", editor.Email), new(2026, 11, 22, 12, 20, 0, DateTimeKind.Utc)));
        await clock.ExecuteSqlAsync(
            "CREATE TRIGGER Fail BEFORE INSERT ON Publications WHEN NEW.Key = 'advice/joint' BEGIN SELECT RAISE(ABORT, 'no'); END");

        _time.Advance(TimeSpan.FromMinutes(30));

        await AdvanceUntilShownAsync(clock, _time, words);
    }

    [Fact]
    public async Task Schedule_ThenCallOff_NeverHappens()
    {
        await using var clock = await new Site(_time).StartAsync();
        var editor = await Editor.NewAsync(clock);
        var words = await SaveAsync(editor);
        await editor.SendAsync("/admin/publish/" + Key, "Later", ("Reason", "In time"), ("When", "2026-11-22T12:30"));

        await editor.SendAsync("/admin/publish/" + Key, "CallOff");

        _time.Advance(TimeSpan.FromDays(1));
        await PublishDueAsync(clock);
        Assert.DoesNotContain(words, await VisitAsync(clock, "/cramp-now"), StringComparison.Ordinal);
        Assert.Contains(await clock.LogAsync(), entry => entry.Action == "called off schedule");
    }

    [Fact]
    public async Task Publish_BeforeAPlannedTime_ReplacesThePlan()
    {
        await using var clock = await new Site(_time).StartAsync();
        var editor = await Editor.NewAsync(clock);
        await SaveAsync(editor);
        await editor.SendAsync("/admin/publish/" + Key, "Later", ("Reason", "Later"), ("When", "2026-11-22T12:30"));
        var words = await SaveAsync(editor);
        await editor.SendAsync("/admin/publish/" + Key, "Now", ("Reason", "Now"));

        _time.Advance(TimeSpan.FromDays(1));
        await PublishDueAsync(clock);

        Assert.Contains(words, await VisitAsync(clock, "/cramp-now"), StringComparison.Ordinal);
        Assert.Single(await clock.LogAsync(), entry => entry.Action == "published");
    }

    private static Task PublishDueAsync(Site site) => site.WithAsync<Publishing>(publishing => publishing.PublishDueAsync(CancellationToken.None));
}
