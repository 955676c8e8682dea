using Microsoft.Playwright;

namespace CrampCheck.Browser.Tests;

/// <summary>
/// Pictures of whole pages for people, written only where SCREENSHOTS names a folder:
/// SCREENSHOTS=$PWD/docs/screenshots dotnet test tests/CrampCheck.Browser.Tests --filter Screenshot
/// </summary>
[Collection(OneSite.Name)]
public sealed class ScreenshotTests(Site site)
{
    private const int Phone = 360;

    [ScreenshotTheory]
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

        if (width == Phone && !dark)
        {
            foreach (var path in new[] { "/developers", "/result", "/no-such-page" })
            {
                await visitor.Page.GotoAsync(path);
                await TakeAsync(visitor.Page, path.Trim('/') is "result" ? "result-without-answers" : path.Trim('/'), width);
            }
        }

        foreach (var story in new[] { "cold-stimulation", "joint", "none", "unknown", "faulty" })
        {
            await visitor.AnswerAsync(Stories.Of(story));
            await TakeAsync(visitor.Page, $"result-{story}", width, dark);
        }
    }

    [ScreenshotTheory]
    [InlineData(360, 780, false)]
    [InlineData(360, 780, true)]
    [InlineData(1280, 900, false)]
    public async Task Screenshot_EveryEditorsPage_IsWritten(int width, int height, bool dark)
    {
        const string key = "advice/cold-stimulation";
        await using var editor = await site.EditAsync(width, height, dark, email: "ada@example.org");
        await using var other = await site.EditAsync(email: "ben@example.org");
        await editor.Page.GotoAsync("/admin/sign-in");
        await TakeAsync(editor.Page, "admin-sign-in", width, dark);

        await editor.JoinAsync();
        await other.JoinAsync();
        var first = await editor.OpenAsync(key);
        var draft = first.Replace("Keep your legs and your bedroom warm at night.", $"Keep your legs warm all night, also at {width} pixels{(dark ? " in the dark" : "")}.", StringComparison.Ordinal);
        await editor.SaveAsync(draft);
        await TakeAsync(editor.Page, "admin-edit", width, dark);
        foreach (var tab in new[] { "Compare", "Publish", "History" })
        {
            await editor.GoToAsync(tab);
            await Assertions.Expect(editor.Page.Locator(".tabs [aria-current]")).ToHaveTextAsync(tab);
            await TakeAsync(editor.Page, $"admin-{tab.ToLowerInvariant()}", width, dark);
        }

        await editor.Page.GotoAsync("/admin");
        await TakeAsync(editor.Page, "admin-dashboard", width, dark);

        await editor.OpenAsync(key);
        await other.OpenAsync(key);
        await other.SaveAsync(draft.Replace("never so hot that it burns", "not hot", StringComparison.Ordinal));
        await editor.Body.FillAsync(draft.Replace("never so hot that it burns", "never so much that you sweat", StringComparison.Ordinal));
        await editor.PressAsync("Save draft");
        await Assertions.Expect(editor.Page.Locator("#conflict")).ToBeVisibleAsync();
        await TakeAsync(editor.Page, "admin-conflict", width, dark);

        // The next one begins here too.
        await editor.Body.FillAsync(first);
        await editor.PressAsync("Save draft");
        await Assertions.Expect(editor.Done).ToContainTextAsync("which visitors see");
    }

    [ScreenshotTheory]
    [InlineData("sign-in-error")]
    [InlineData("invitation")]
    [InlineData("invitation-error")]
    [InlineData("edit-preview-with-problems")]
    [InlineData("publish-by-an-editor")]
    [InlineData("publish-errors")]
    [InlineData("publish-planned")]
    [InlineData("publish-to-fix")]
    [InlineData("preview")]
    [InlineData("people")]
    [InlineData("people-link")]
    [InlineData("people-error")]
    [InlineData("backup")]
    [InlineData("import")]
    [InlineData("log")]
    [InlineData("account")]
    [InlineData("account-passkey")]
    [InlineData("signed-out")]
    [InlineData("stale-form")]
    [InlineData("no-such-page")]
    public async Task Screenshot_AStateOfAnEditorsPage_IsWritten(string state)
    {
        await using var editor = await site.EditAsync(Phone, 780, email: "cleo@example.org");
        await editor.JoinAsync();
        await EditorPageTests.Opened[state](site, editor);
        await TakeAsync(editor.Page, $"admin-{state}", Phone);
    }

    private static async Task TakeAsync(IPage page, string name, int width, bool dark = false)
    {
        await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();

        // What stays in sight is at its place only there.
        await page.EvaluateAsync("scrollTo(0, 0)");
        await page.ScreenshotAsync(new() { Path = Path.Combine(ScreenshotTheoryAttribute.Folder!, $"{name}-{width}{(dark ? "-dark" : "")}.png"), FullPage = true });
    }
}
