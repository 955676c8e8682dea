using Microsoft.Playwright;

namespace CrampCheck.Browser.Tests;

[Collection(OneSite.Name)]
public sealed class JourneyTests(Site site)
{
    [BrowserTheory]
    [InlineData("cold-stimulation", true)]
    [InlineData("unknown", false)]
    public async Task Answer_WithAndWithoutScripts_ShowsTheOutcome(string outcome, bool scripts)
    {
        await using var visitor = await site.VisitAsync(scripts: scripts);

        await visitor.AnswerAsync(Stories.Of(outcome));

        await Assertions.Expect(visitor.Page.Locator("main")).ToHaveAttributeAsync("data-outcome", outcome);
    }

    [BrowserFact]
    public async Task Answer_ByKeyboardAlone_ShowsTheOutcome()
    {
        await using var visitor = await site.VisitAsync();
        var page = visitor.Page;
        await page.GotoAsync("/");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        // Tab goes from question to question, the space bar and the arrows choose.
        await TabToAsync(page, "Frequency");
        await page.Keyboard.PressAsync("Space");
        await TabToAsync(page, "ExerciseIntensity");
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await TabToAsync(page, "ExerciseMinutes");
        await page.Keyboard.TypeAsync("60");
        await TabToAsync(page, "Room");
        await page.Keyboard.PressAsync("Space");
        for (var i = 0; i < 4; i++)
        {
            await page.Keyboard.PressAsync("ArrowDown");
        }

        await TabToAsync(page, "RoomTemperature");
        await page.Keyboard.TypeAsync("71.6");
        await TabToAsync(page, "RoomUnit");
        await page.Keyboard.PressAsync("ArrowDown");
        await TabToAsync(page, "NightCooling");
        await page.Keyboard.PressAsync("ArrowDown");
        await TabToAsync(page, "Calcium");
        await page.Keyboard.PressAsync("Space");
        for (var i = 0; i < 5; i++)
        {
            await page.Keyboard.PressAsync("ArrowDown");
        }

        await TabToAsync(page, "CalciumMilligrams");
        await page.Keyboard.TypeAsync("999");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("main")).ToHaveAttributeAsync("data-outcome", "overexertion");
        await Assertions.Expect(page.Locator("[data-cause='overexertion']")).ToHaveAttributeAsync("data-low", "80");
        await Assertions.Expect(page.Locator("[data-cause='calcium-deficiency']")).ToHaveAttributeAsync("data-low", "10");
        await Assertions.Expect(page.Locator("[data-cause='cold-stimulation']")).ToHaveAttributeAsync("data-high", "0");
    }

    [BrowserFact]
    public async Task Send_WithFaults_FocusesTheSummaryAndKeepsWhatWasTyped()
    {
        await using var visitor = await site.VisitAsync();
        var page = visitor.Page;

        await visitor.AnswerAsync(Stories.Faulty);

        Assert.StartsWith("Error:", await page.TitleAsync(), StringComparison.Ordinal);
        await Assertions.Expect(page.Locator(".summary")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#ExerciseMinutes")).ToHaveValueAsync("1,000");
        await Assertions.Expect(page.Locator("#RoomTemperature")).ToHaveValueAsync("72");
        await Assertions.Expect(page.Locator("[name='Servings[milk]']")).ToHaveValueAsync("lots");
        foreach (var field in new[] { "Frequency", "NightCooling" })
        {
            await page.Locator($".summary a[href='#{field}']").ClickAsync();
            await Assertions.Expect(page.Locator($"#{field}")).ToBeFocusedAsync();
            Assert.InRange((await page.Locator($"fieldset:has(#{field}) legend").BoundingBoxAsync())!.Y, 0, 780);
        }

        await page.Locator(".summary a[href='#RoomTemperature']").ClickAsync();
        await Assertions.Expect(page.Locator("#RoomTemperature")).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task CopyLink_OpenedElsewhere_FillsQuestionsAndClearsAddress()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.AnswerAsync(Stories.Cold);
        await visitor.Page.Locator("[data-fold='keep'] summary").ClickAsync();
        await visitor.Page.Locator("#copy").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("#copied")).Not.ToBeEmptyAsync();
        var link = await visitor.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()");

        await using var friend = await site.VisitAsync();
        await friend.Page.GotoAsync(link);

        await Assertions.Expect(friend.Page.Locator("[name='Frequency'][value='weekly']")).ToBeCheckedAsync();
        await Assertions.Expect(friend.Page.Locator("#RoomTemperature")).ToHaveValueAsync("15.5");
        Assert.Equal(new Uri(site.Address, "/").ToString(), friend.Page.Url);
    }

    [BrowserFact]
    public async Task CopyLink_PastedIntoOpenQuestions_FillsThemToo()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.Page.GotoAsync("/");
        await visitor.Page.Locator("label[for='Calcium-estimate']").ClickAsync();
        await visitor.Page.Locator("#Servings-bread").FillAsync("20");
        await visitor.Page.Locator("#AgeGroup").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await visitor.Page.EvaluateAsync("() => { location.hash = 'Frequency=weekly&Room=measured&RoomTemperature=15.5&RoomUnit=c&Calcium=estimate&Servings%5Bmilk%5D=7'; }");

        await Assertions.Expect(visitor.Page.Locator("#RoomTemperature")).ToHaveValueAsync("15.5");
        await Assertions.Expect(visitor.Page.Locator("#Servings-bread")).ToHaveValueAsync("");
        await Assertions.Expect(visitor.Page.Locator("#AgeGroup")).ToHaveValueAsync("");
        await Assertions.Expect(visitor.Page.Locator("#total strong")).ToHaveTextAsync("550");
        await Assertions.Expect(visitor.Page).ToHaveURLAsync(new Uri(site.Address, "/").ToString());
    }

    [BrowserFact]
    public async Task Confirm_AnImplausibleAmount_GetsFocusAndNeedsOneTap()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.AnswerAsync([.. Stories.Unknown[..4], ("Calcium", "amount"), ("CalciumMilligrams", "150 mg")]);
        await Assertions.Expect(visitor.Page.Locator("#ask-back")).ToBeFocusedAsync();
        await Assertions.Expect(visitor.Page.Locator("#CalciumMilligrams")).ToHaveValueAsync("150 mg");

        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "No, I will change it" }).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("#CalciumMilligrams")).ToBeFocusedAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Yes, that is right" }).ClickAsync();

        await Assertions.Expect(visitor.Page.Locator("[data-cause='calcium-deficiency']")).ToHaveAttributeAsync("data-low", "95");
    }

    [BrowserFact]
    public async Task Try_AnotherAnswer_SaysSoAndIsUndoneWithOneTap()
    {
        await using var visitor = await site.VisitAsync();
        var page = visitor.Page;
        await visitor.AnswerAsync(Stories.Cold);

        await page.Locator("button[data-try]").First.ClickAsync();
        await Assertions.Expect(page.Locator("[data-trying]")).ToContainTextAsync("Bedroom: ");
        await Assertions.Expect(page.Locator("main")).Not.ToHaveAttributeAsync("data-outcome", "cold-stimulation");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();

        await Assertions.Expect(page.Locator("main")).ToHaveAttributeAsync("data-outcome", "cold-stimulation");
        await Assertions.Expect(page.Locator("[data-trying]")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task SkipTo_ChangeAnAnswer_IsTheSecondStopOfAResult()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.AnswerAsync(Stories.Joint);
        var keyboard = visitor.Page.Keyboard;
        foreach (var key in new[] { "Tab", "Tab", "Enter", "Tab" })
        {
            await keyboard.PressAsync(key);
        }

        await Assertions.Expect(visitor.Page.Locator("button[name=Change]")).ToBeFocusedAsync();
    }

    private static async Task TabToAsync(IPage page, string field)
    {
        for (var presses = 0; presses < 40; presses++)
        {
            if (await page.EvaluateAsync<string>("() => document.activeElement.name ?? ''") == field)
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"The Tab key does not reach {field}.");
    }
}
