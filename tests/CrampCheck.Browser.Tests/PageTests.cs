using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace CrampCheck.Browser.Tests;

[Collection(OneSite.Name)]
public sealed class PageTests(Site site)
{
    // The library's own call opens one more page for each look, which takes as long as looking; where there are frames, each is looked at.
    internal static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private const string Violations =
        """
        async (except) => {
          // What has the contrast of AAA has that of AA.
          const { violations } = await axe.run({
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
            rules: { 'color-contrast': { enabled: false }, 'color-contrast-enhanced': { enabled: true } },
            resultTypes: ['violations'],
          });
          return violations.filter(({ id }) => id !== except)
            .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' | ')}`);
        }
        """;

    // 320 pixels are also what is left of 1280 at 400 % zoom.
    private static readonly (int Width, ColorScheme Colours)[] Ways = [(320, ColorScheme.Dark), (1280, ColorScheme.Light)];

    public static TheoryData<string> Pages =>
        ["/", "/result", "/article", "/how-it-works", "/cramp-now", "/diary", "/privacy", "/accessibility", "/developers", "/no-such-page"];

    public static TheoryData<string> Answered => ["cold-stimulation", "joint", "none", "unknown", "faulty"];

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task Check_EveryPage_IsAccessible(string path)
    {
        await using var visitor = await site.VisitAsync();
        await visitor.Page.GotoAsync(path);
        await IsAccessibleAsync(visitor.Page);
    }

    [BrowserTheory]
    [MemberData(nameof(Answered))]
    public async Task Check_EveryKindOfAnswer_IsAccessible(string story)
    {
        await using var visitor = await site.VisitAsync();
        await visitor.AnswerAsync(Stories.Of(story));
        await IsAccessibleAsync(visitor.Page);
        if (story == "joint")
        {
            // It holds most of what is printed.
            await IsAccessibleAsync(visitor.Page, Media.Print);
        }
    }

    [BrowserTheory]
    [InlineData("cold-stimulation")]
    [InlineData("joint")]
    [InlineData("none")]
    [InlineData("unknown")]
    [InlineData("unknown with too much")]
    public async Task ShowResult_OnASmallPhone_IsShortAndFitsHeadlineOneThingAndHelpOnFirstScreen(string story)
    {
        await using var visitor = await site.VisitAsync();
        await visitor.AnswerAsync(Stories.Of(story));
        foreach (var part in new[] { "h1", ".first", ".care" })
        {
            var box = await visitor.Page.Locator(part).First.BoundingBoxAsync();
            Assert.NotNull(box);
            Assert.InRange(box.Y + box.Height, 1, 780);
        }

        Assert.InRange((await visitor.Page.Locator("main").InnerTextAsync()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length, 1, 320);
        Assert.InRange(await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollHeight"), 1, 2200);
        await visitor.Page.SetViewportSizeAsync(320, 780);
        await visitor.Page.Locator("[data-sum] summary").ClickAsync();
        foreach (var name in await visitor.Page.Locator("[data-sum] thead th:not(:first-child)").AllAsync())
        {
            Assert.Equal(1, await name.EvaluateAsync<int>("name => { const words = document.createRange(); words.selectNodeContents(name); return words.getClientRects().length; }"));
        }

        await visitor.Page.Locator("[data-sum] summary").ClickAsync();
        await visitor.Page.SetViewportSizeAsync(1280, 800);
        Assert.Equal("head", await visitor.Page.EvaluateAsync<string>(
            "() => [...document.querySelectorAll('main > *')].sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)[0].className"));
        Assert.InRange(await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollHeight"), 1, 1250);
    }

    [BrowserFact]
    public async Task ShowQuestions_OnASmallPhone_FitsFirstQuestionOnFirstScreen()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.Page.GotoAsync("/");
        var first = (await visitor.Page.Locator("fieldset").First.BoundingBoxAsync())!;
        Assert.InRange(first.Y + first.Height, 1, 780);
        Assert.InRange(await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollHeight"), 1, 2500);
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

    /// <summary>Looks with axe, on a phone at night and on a desktop by day or on paper, and for sideways scrolling.</summary>
    internal static async Task IsAccessibleAsync(IPage page, Media media = Media.Screen, bool isPhoneEnough = false)
    {
        // Nobody scrolls paper, or presses on it, so that the size of what is pressed does not count there.
        var isPaper = media == Media.Print;
        await page.EvaluateAsync(Axe);
        foreach (var (width, colours) in isPaper ? Ways[1..] : isPhoneEnough ? Ways[..1] : Ways)
        {
            await page.SetViewportSizeAsync(width, 800);
            await page.EmulateMediaAsync(new() { ColorScheme = colours, Media = media });
            if (!isPaper)
            {
                Assert.Equal(0, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth"));
            }

            // What lies under a bar that stays in sight is no smaller for it.
            await page.EvaluateAsync("() => scrollTo(0, 0)");
            await HasNoViolationsAsync(page.MainFrame, isPaper ? "target-size" : null);
        }
    }

    /// <summary>Looks with axe, which is there already, at a page or at what is in a frame.</summary>
    internal static async Task HasNoViolationsAsync(IFrame frame, string? except = null)
    {
        var found = await frame.EvaluateAsync<string[]>(Violations, except);
        Assert.True(found.Length == 0, string.Join('\n', found));
    }
}
