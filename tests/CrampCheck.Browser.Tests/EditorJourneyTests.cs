using Microsoft.Playwright;

namespace CrampCheck.Browser.Tests;

/// <summary>Each test has a text of its own, because all share one site.</summary>
[Collection(EditorsSite.Name)]
public sealed class EditorJourneyTests(Site site)
{
    [BrowserTheory]
    [InlineData("cramp-now", "/cramp-now", "Breathe slowly", "Inhale calmly", true)]
    [InlineData("research/overexertion", "/article", "normal activity", "usual movement", false)]
    public async Task Publish_AndRestore_ChangesTheVisitorsPageThereAndBack(string key, string page, string old, string now, bool scripts)
    {
        await using var editor = await site.EditAsync(scripts: scripts);
        await using var visitor = await site.VisitAsync(scripts: scripts);
        await editor.JoinAsync();
        await editor.Page.GotoAsync("/admin");
        await editor.Page.Locator($".texts a[href='/admin/edit/{key}']").ClickAsync();
        var first = await editor.Body.InputValueAsync();
        Assert.Contains(old, first, StringComparison.Ordinal);

        await editor.Body.FillAsync(first.Replace(old, now, StringComparison.Ordinal));
        if (!scripts)
        {
            await editor.PressAsync("Preview");
            await Assertions.Expect(editor.Page.Locator("#preview h2")).ToHaveTextAsync("Preview of what you typed (not saved yet)");
        }

        await Assertions.Expect(editor.Page.Locator("#live")).ToContainTextAsync(now);
        await editor.PressAsync("Save draft");
        await Assertions.Expect(editor.Done).ToContainTextAsync("Saved as version 2");

        await editor.GoToAsync("Compare");
        await Assertions.Expect(editor.Page.Locator(".comparison del")).ToContainTextAsync(old);
        await Assertions.Expect(editor.Page.Locator(".comparison ins")).ToContainTextAsync(now);
        await visitor.Page.GotoAsync(page);
        await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync(old);

        await PublishAsync(editor, "Plainer words");
        await Assertions.Expect(editor.Done).ToHaveTextAsync("Version 2 is live. Visitors see it now.");
        await visitor.Page.ReloadAsync();
        await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync(now);
        await Assertions.Expect(visitor.Page.Locator("main")).Not.ToContainTextAsync(old);

        await editor.GoToAsync("History");
        await editor.PressAsync("Restore version 1 as a draft");
        await Assertions.Expect(editor.Done).ToContainTextAsync("Saved as version 3");
        await Assertions.Expect(editor.Body).ToHaveValueAsync(first);
        await PublishAsync(editor, "Back to the words from before");
        await Assertions.Expect(editor.Done).ToHaveTextAsync("Version 3 is live. Visitors see it now.");
        await visitor.Page.ReloadAsync();
        await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync(old);
        await Assertions.Expect(visitor.Page.Locator("main")).Not.ToContainTextAsync(now);
    }

    [BrowserFact]
    public async Task Publish_ByKeyboardAlone_MakesTheTextLive()
    {
        const string key = "not-looked-at";
        await using var guest = await site.EditAsync(width: 1280, height: 900);
        await using var editor = await site.EditAsync(width: 1280, height: 900, email: guest.Email);
        await guest.JoinByLinkAsync();
        var page = editor.Page;

        await page.GotoAsync("/admin");
        await TabToAsync(page, "#Email");
        await page.Keyboard.TypeAsync(editor.Email);
        await TabToAsync(page, "#Password");
        await page.Keyboard.TypeAsync(Editor.Password);
        await page.Keyboard.PressAsync("Enter");
        await editor.ExpectHeadingAsync("Texts");
        await TabToAsync(page, $".texts a[href='/admin/edit/{key}']");
        await page.Keyboard.PressAsync("Enter");
        await editor.ExpectHeadingAsync("What the tool does not look at");
        await TabToAsync(page, "#Body");
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.TypeAsync(" Nobody has to wait.");
        await TabToAsync(page, "#Save");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(editor.Done).ToContainTextAsync("Saved as version 2");
        await TabToAsync(page, $".tabs a[href='/admin/publish/{key}']");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#Reason")).ToBeVisibleAsync();
        await TabToAsync(page, "#Reason");
        await page.Keyboard.TypeAsync("It is better said");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(editor.Done).ToHaveTextAsync("Version 2 is live. Visitors see it now.");
    }

    [BrowserFact]
    public async Task Schedule_ThenCallOff_LeavesLiveTextUnchanged()
    {
        await using var editor = await site.EditAsync();
        await editor.JoinAsync();
        var first = await editor.OpenAsync("research/calcium-deficiency");
        await editor.SaveAsync(first.Replace("is unproven", "was never shown", StringComparison.Ordinal));
        await editor.GoToAsync("Publish");
        await editor.Page.GetByLabel("Why?").FillAsync("For the new year");
        await editor.Page.GetByText("Or at a later time").ClickAsync();
        await editor.Page.GetByLabel("Day and time").FillAsync("2099-01-01T08:30");

        await editor.PressAsync("Publish at that time");
        await Assertions.Expect(editor.Done).ToContainTextAsync("Version 2 is planned");
        await Assertions.Expect(editor.Page.Locator("#scheduled")).ToContainTextAsync("1 January 2099, 08:30");
        await Assertions.Expect(editor.Page.GetByText("“For the new year”")).ToBeVisibleAsync();
        await editor.Page.GotoAsync("/admin");
        await Assertions.Expect(editor.Page.GetByRole(AriaRole.Row, new() { Name = "planned: version 2 on 1 January 2099, 08:30" })).ToBeVisibleAsync();

        await editor.Page.GotoAsync("/admin/publish/research/calcium-deficiency");
        await editor.PressAsync("Call it off");
        await Assertions.Expect(editor.Done).ToHaveTextAsync("It is called off. The live version stays live.");
        await Assertions.Expect(editor.Page.GetByText("2099")).ToHaveCountAsync(0);
        await editor.GoToAsync("History");
        await Assertions.Expect(editor.Page.Locator(".history li[value='1'] .badge")).ToHaveTextAsync("live");
    }

    private static async Task PublishAsync(Editor editor, string reason)
    {
        await editor.GoToAsync("Publish");
        await editor.Page.GetByLabel("Why?").FillAsync(reason);
        await editor.PressAsync("Publish now");
    }

    private static async Task TabToAsync(IPage page, string wanted)
    {
        for (var presses = 0; presses < 80; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("wanted => document.activeElement.matches(wanted)", wanted))
            {
                return;
            }
        }

        Assert.Fail($"The Tab key does not reach {wanted}.");
    }
}
