using Microsoft.Playwright;

namespace CrampCheck.Browser.Tests;

/// <summary>
/// Pictures of first screens for people, written only where SCREENSHOTS names a folder:
/// SCREENSHOTS=docs/screenshots dotnet test tests/CrampCheck.Browser.Tests --filter Screenshot
/// </summary>
[Collection(OneSite.Name)]
public sealed class ScreenshotTests(Site site)
{
    [BrowserTheory]
    [InlineData(360, 780, false)]
    [InlineData(360, 780, true)]
    [InlineData(1280, 900, false)]
    public async Task Screenshot_EveryPage_IsWritten(int width, int height, bool dark)
    {
        await using var visitor = await site.VisitAsync(width, height, dark);
        foreach (var path in new[] { "/", "/article", "/how-it-works", "/cramp-now", "/diary", "/privacy", "/accessibility" })
        {
            await visitor.Page.GotoAsync(path);
            await TakeAsync(visitor.Page, path.Trim('/') is { Length: > 0 } name ? name : "questions", width, dark);
        }

        foreach (var story in new[] { "cold-stimulation", "joint", "none", "unknown", "faulty" })
        {
            await visitor.AnswerAsync(Stories.Of(story));
            await TakeAsync(visitor.Page, $"result-{story}", width, dark);
        }
    }

    private static async Task TakeAsync(IPage page, string name, int width, bool dark)
    {
        await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}{(dark ? "-dark" : "")}.png") });
        }
    }
}
