using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CrampCheck.Browser.Tests;

[Collection(OneSite.Name)]
public sealed class PageTests(Site site)
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new()
        {
            Type = "tag",
            Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        },
        Rules = new() { ["color-contrast-enhanced"] = new() { Enabled = true } },
    };

    // 320 pixels are also what is left of 1280 at 400 % zoom.
    private static readonly (int Width, bool Dark)[] Ways = [(320, false), (360, true), (1280, false)];

    public static TheoryData<string> Pages =>
        ["/", "/result", "/article", "/how-it-works", "/cramp-now", "/diary", "/privacy", "/accessibility", "/no-such-page"];

    public static TheoryData<string> Answered => ["cold-stimulation", "joint", "none", "unknown", "faulty"];

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task Check_EveryPage_HasNoAxeViolation(string path)
    {
        foreach (var (width, dark) in Ways)
        {
            await using var visitor = await site.VisitAsync(width, dark: dark);
            await visitor.Page.GotoAsync(path);
            await HasNoViolationAsync(visitor.Page);
        }
    }

    [BrowserTheory]
    [MemberData(nameof(Answered))]
    public async Task Check_EveryKindOfAnswer_HasNoAxeViolation(string story)
    {
        foreach (var (width, dark) in Ways)
        {
            await using var visitor = await site.VisitAsync(width, dark: dark);
            await visitor.AnswerAsync(Stories.Of(story));
            await HasNoViolationAsync(visitor.Page);

            // Nobody presses on paper, so the size of what is pressed does not count there.
            await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });
            await HasNoViolationAsync(visitor.Page, except: "target-size");
        }
    }

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task Show_At320Pixels_NeedsNoSidewaysScrolling(string path)
    {
        await using var visitor = await site.VisitAsync(width: 320);
        await visitor.Page.GotoAsync(path);
        Assert.Equal(0, await SidewaysAsync(visitor.Page));
    }

    [BrowserTheory]
    [MemberData(nameof(Answered))]
    public async Task ShowAnswer_At320Pixels_NeedsNoSidewaysScrolling(string story)
    {
        await using var visitor = await site.VisitAsync(width: 320);
        await visitor.AnswerAsync(Stories.Of(story));
        Assert.Equal(0, await SidewaysAsync(visitor.Page));
    }

    [BrowserTheory]
    [InlineData("cold-stimulation")]
    [InlineData("joint")]
    [InlineData("none")]
    [InlineData("unknown")]
    public async Task ShowResult_OnASmallPhone_HoldsHeadlineOneThingAndHelpOnTheFirstScreen(string story)
    {
        await using var visitor = await site.VisitAsync();
        await visitor.AnswerAsync(Stories.Of(story));
        foreach (var part in new[] { "h1", ".first", "a[href='#help']" })
        {
            var box = await visitor.Page.Locator(part).First.BoundingBoxAsync();
            Assert.NotNull(box);
            Assert.InRange(box.Y + box.Height, 1, 640);
        }
    }

    [BrowserFact]
    public async Task Choose_AnAnswerThatNeedsABox_OpensItWithoutScripts()
    {
        await using var visitor = await site.VisitAsync(scripts: false);
        var page = visitor.Page;
        await page.GotoAsync("/");
        await Assertions.Expect(page.Locator("#ExerciseMinutes")).ToBeHiddenAsync();
        await page.Locator("label[for='ExerciseIntensity-light']").ClickAsync();
        await Assertions.Expect(page.Locator("#ExerciseMinutes")).ToBeVisibleAsync();
        await page.Locator("label[for='ExerciseIntensity']").ClickAsync();
        await Assertions.Expect(page.Locator("#ExerciseMinutes")).ToBeHiddenAsync();
    }

    internal static async Task HasNoViolationAsync(IPage page, string? except = null)
    {
        var found = await page.RunAxe(Rules);
        Assert.Empty(found.Violations.Where(violation => violation.Id != except).Select(violation =>
            $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}"));
    }

    internal static Task<int> SidewaysAsync(IPage page) =>
        page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth");
}
