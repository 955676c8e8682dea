using System.Globalization;
using System.Net;
using CrampCheck.Web.Data;
using CrampCheck.Web.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Events;

namespace CrampCheck.Web.Tests.Texts;

/// <summary>Texts that stand in the database, whoever put them there.</summary>
public sealed class EditedTextTests(Site untouched) : IClassFixture<Site>, IDisposable
{
    private const string Attack = "<script>alert(1)</script><img src=x onerror=alert(1)>\"' onload=\"alert(1)";
    private readonly Folder _folder = PreparedData.Copy();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Show_HostileTexts_RendersThemHarmless()
    {
        var body = $"{Attack}\n\n[x](javascript:alert(1))\n\n> {Attack}\n\n## {Attack}\n\n{Attack}\n\n## Two\n\n- [y](data:text/html,x)\n\n## Three\n\nx";
        await SeedAsync(async database =>
        {
            foreach (var key in TextKeys.All)
            {
                Publish(database, key, body, Attack);
            }

            await database.SaveChangesAsync();
        });

        await using var site = await StartAsync();
        HttpResponseMessage[] answers =
        [
            await site.Client().SendFormAsync(Forms.Full),
            await site.Client().SendFormAsync(Forms.Complete),
            .. await Task.WhenAll(Pages.PageTests.Addresses.Select(path => site.Client().GetAsync(new Uri(path, UriKind.Relative)))),
        ];
        foreach (var answer in answers)
        {
            var page = await answer.PageAsync();
            Assert.Empty(page.ScriptsWithoutAHash(answer));
            Assert.Empty(page.QuerySelectorAll("img, iframe, [style]"));
            Assert.DoesNotContain(page.All, element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)));
            Assert.DoesNotContain(page.Links, link => link.GetAttribute("href")!.Contains(':', StringComparison.Ordinal) && !link.GetAttribute("href")!.StartsWith("https://", StringComparison.Ordinal));
        }

        Assert.Contains("alert(1)", (await answers[0].PageAsync()).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Lead.\n\n> calcium\n\n>")]
    [InlineData("Lead.\n\n> ##")]
    [InlineData("Lead.\n\n> ## 1. Cold stimulation")]
    [InlineData("Lead.\n\n> e\n\nx\n\n> e\n\nx\n\n> =\n\nx\n\n> a\n\nx\n\n> ==a")]
    public async Task Show_AdviceThatQuotesNothingOrLetters_ShowsTheArticleAndOpensTheTexts(string body)
    {
        await SeedAsync(async database =>
        {
            Publish(database, TextKeys.Advice(CrampCheck.Rules.Cause.ColdStimulation), body, "r");
            await database.SaveChangesAsync();
        });

        await using var site = await StartAsync();

        var headings = (await untouched.Client().GetPageAsync("/article")).QuerySelectorAll("h2, h3").Select(heading => heading.TextContent);
        Assert.Equal(headings, (await site.Client().GetPageAsync("/article")).QuerySelectorAll("h2, h3").Select(heading => heading.TextContent));
        Assert.Equal(HttpStatusCode.OK, (await (await Editor.NewAsync(site)).GetAsync("/admin")).StatusCode);
    }

    [Fact]
    public async Task Show_AnEdit_IsInThePublicHistoryAboveTheFirstVersions()
    {
        await SeedAsync(async database =>
        {
            Publish(database, TextKeys.None, "Edited.", "Because of a test");
            await database.SaveChangesAsync();
        });

        await using var site = await StartAsync();
        var history = (await site.Client().GetPageAsync("/how-it-works")).QuerySelectorAll("[aria-labelledby=history] li");

        Assert.Equal(TextKeys.All.Count + 1, history.Length);
        Assert.Contains("Because of a test", history[0].TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a date that is none", TextKeys.Joint, "UPDATE TextRevisions SET Reviewed = {0} WHERE Key = {1}", "2026-11\u007f22")]
    [InlineData("a time that is none", TextKeys.Joint, "UPDATE Publications SET PublishedAt = {0} WHERE Key = {1}", "2026-11-2x 02:13:19.5")]
    [InlineData("an empty quote", "advice/cold-stimulation", "UPDATE TextRevisions SET Body = {0} WHERE Key = {1}", "Lead\n\n>\n\nMore.")]
    [InlineData("quotes too deep to render", TextKeys.None, "UPDATE TextRevisions SET Body = {0} WHERE Key = {1}", ">>>>")]
    public async Task Start_WithARowThatCannotBeShown_StillServesWholePages(string fault, string key, string change, string value)
    {
        var written = value == ">>>>" ? new string('>', 5000) + " x" : value;
        await SeedAsync(async database =>
        {
            await database.Database.ExecuteSqlRawAsync("DROP TRIGGER TextRevisions_no_UPDATE; DROP TRIGGER Publications_no_UPDATE");
            await database.Database.ExecuteSqlRawAsync(change, written, key);
        });

        await using var site = await StartAsync();
        var answers = new[]
        {
            await site.Client().SendFormAsync(Forms.Full),
            await site.Client().GetAsync(new Uri("/", UriKind.Relative)),
            await site.Client().GetAsync(new Uri("/cramp-now", UriKind.Relative)),
        };

        Assert.All(answers, answer => Assert.Equal((fault, HttpStatusCode.OK), (fault, answer.StatusCode)));
        Assert.NotEmpty((await answers[0].PageAsync()).QuerySelectorAll("[data-safety-list] details li"));

        // A service that fails takes the whole host down with it; in memory its pages would go on.
        Assert.False(site.Services.GetRequiredService<DatabaseOpening>().ExecuteTask!.IsFaulted, fault);
    }

    [Theory]
    [InlineData(TextKeys.None, '>', 5_000)]
    [InlineData(TextKeys.Safety, '*', 19_999)]
    [InlineData(TextKeys.Safety, '[', 500_000)]
    public async Task Start_WithATextThatCannotBeShown_ShowsThePreviousOneAndPublishesOthers(string key, char sign, int times)
    {
        var before = (await (await untouched.Client().SendFormAsync(Forms.Full)).PageAsync()).QuerySelectorAll("[data-safety-list] li").Length;
        Assert.NotEqual(0, before);
        var signs = new string(sign, times / 2);
        await SeedAsync(async database =>
        {
            Publish(database, key, $"{signs}x{signs}", "Too deep");
            await database.SaveChangesAsync();
        });

        await using var site = await StartAsync();
        Assert.Equal(before, (await (await site.Client().SendFormAsync(Forms.Full)).PageAsync()).QuerySelectorAll("[data-safety-list] li").Length);
        Assert.Contains(site.Log, line => line.RenderMessage(CultureInfo.InvariantCulture).Contains(key, StringComparison.Ordinal) && line.Level == LogEventLevel.Error);

        // Nor does it keep editors out, or other texts from going live.
        var editor = await Editor.NewAsync(site);
        Assert.NotNull((await editor.PageAsync("/admin/edit/" + key)).QuerySelector("#Body-error .to-fix"));
        await editor.SendAsync("/admin/edit/" + TextKeys.CrampNow, "Save", ("Body", "Live beside it."));
        await editor.SendAsync("/admin/publish/" + TextKeys.CrampNow, "Now", ("Reason", "test"));
        Assert.Contains("Live beside it.", await site.Client().GetStringAsync(new Uri("/cramp-now", UriKind.Relative)), StringComparison.Ordinal);
    }

    private static void Publish(CrampCheckDatabase database, string key, string body, string reason)
    {
        database.TextRevisions.Add(new()
        {
            Key = key,
            Number = 2,
            BasedOn = 1,
            Title = reason,
            Source = reason,
            Reviewed = "2026-11-22",
            Body = body,
            SavedAt = DateTime.UtcNow,
        });
        database.Publications.Add(new() { Key = key, Number = 2, PublishedAt = DateTime.UtcNow.AddDays(1), Reason = reason });
    }

    private async Task SeedAsync(Func<CrampCheckDatabase, Task> change)
    {
        var options = new DbContextOptionsBuilder<CrampCheckDatabase>().UseSqlite($"Data Source={_folder.Database};Pooling=False").Options;
        await using var database = new CrampCheckDatabase(options);
        await change(database);
    }

    private Task<Site> StartAsync() => new Site(_folder.Path).StartAsync();
}
