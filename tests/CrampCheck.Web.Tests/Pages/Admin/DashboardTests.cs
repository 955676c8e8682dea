using CrampCheck.Web.Pages.Admin;
using CrampCheck.Web.Texts;
using Microsoft.Extensions.Time.Testing;

namespace CrampCheck.Web.Tests.Pages.Admin;

public sealed class DashboardTests
{
    private const string Cold = "advice/cold-stimulation";

    [Fact]
    public async Task Open_AtFirst_ShowsEveryTextAndNothingToDo()
    {
        await using var site = await StartAsync(new(2026, 11, 23));
        var page = await (await Editor.NewAsync(site, isPublisher: false)).PageAsync("/admin");

        Assert.Equal(TextKeys.All.Select(key => $"/admin/edit/{key}"), page.QuerySelectorAll(".texts th a").Select(link => link.GetAttribute("href")));
        Assert.Contains("7,067", (await (await Editor.NewAsync(site)).PageAsync("/admin/edit/" + TextKeys.All[1])).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("[aria-labelledby=waits] li, [aria-labelledby=care] li"));
    }

    [Fact]
    public async Task Open_WithADraft_SaysWhatWaitsAndFromWhom()
    {
        await using var site = await StartAsync(new(2026, 11, 23));
        var editor = await Editor.NewAsync(site, isPublisher: false);
        await editor.SendAsync("/admin/edit/" + Cold, "Save", ("Body", "New"));

        var waiting = Assert.Single((await (await Editor.NewAsync(site)).PageAsync("/admin")).QuerySelectorAll("[aria-labelledby=waits] li"));

        Assert.Contains(TextNames.Of(Cold), waiting.TextContent, StringComparison.Ordinal);
        Assert.Contains(editor.Email, waiting.TextContent, StringComparison.Ordinal);
        Assert.Single((await editor.PageAsync("/admin")).QuerySelectorAll("[aria-labelledby=waits] li"));
        Assert.Empty((await (await Editor.NewAsync(site, isPublisher: false)).PageAsync("/admin")).QuerySelectorAll("[aria-labelledby=waits] li"));
    }

    [Theory]
    [InlineData("2027-11-28", 0)]
    [InlineData("2027-11-29", 12)]
    public async Task Open_AYearAfterTheLastReview_SaysWhatIsOverdue(string today, int overdue)
    {
        await using var site = await StartAsync(DateOnly.Parse(today, null));
        var page = await (await Editor.NewAsync(site)).PageAsync("/admin");
        Assert.Equal(overdue, page.QuerySelectorAll("[aria-labelledby=care] li").Count(line => line.TextContent.Contains("last checked on 28 November 2026", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Open_WithALiveTextThatDiffersFromTheArticleOrHasNoSource_SaysSo()
    {
        await using var site = await StartAsync(new(2026, 11, 23));
        await site.WithDatabaseAsync(database =>
        {
            // As a file put in by hand, or a rule added later, could leave it.
            database.TextRevisions.Add(new() { Key = Cold, Number = 2, Title = "Cold", Source = "", Reviewed = "2026-11-22", Body = "Lead.\n\n> Not the article's words.", SavedAt = DateTime.UtcNow });
            database.Publications.Add(new() { Key = Cold, Number = 2, PublishedAt = DateTime.UtcNow, Reason = "By hand" });
            return database.SaveChangesAsync();
        });

        var line = Assert.Single((await (await Editor.NewAsync(site)).PageAsync("/admin")).QuerySelectorAll("[aria-labelledby=care] li")).TextContent;

        Assert.Contains("Write the source.", line, StringComparison.Ordinal);
        Assert.Contains("not in the article", line, StringComparison.Ordinal);
    }

    private static async Task<Site> StartAsync(DateOnly today)
    {
        var time = new FakeTimeProvider(new(today.ToDateTime(new(12, 0)), TimeSpan.Zero));
        return await new Site(time).StartAsync();
    }
}
