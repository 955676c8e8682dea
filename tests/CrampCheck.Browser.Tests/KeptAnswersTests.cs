using Microsoft.Playwright;

namespace CrampCheck.Browser.Tests;

/// <summary>What a tab keeps of a visitor's answers: over a reload, Back and Forward, until Start again.</summary>
[Collection(OneSite.Name)]
public sealed class KeptAnswersTests(Site site)
{
    private const string Held = "() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))";

    [BrowserFact]
    public async Task Reload_OfAResult_RestoresItInSameTabOnly()
    {
        await using var visitor = await site.VisitAsync();
        var page = visitor.Page;
        await visitor.AnswerAsync(Stories.Cold);
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(site.Address, "/result").ToString());

        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("main")).ToHaveAttributeAsync("data-outcome", "cold-stimulation");

        var otherTab = await page.Context.NewPageAsync();
        await otherTab.GotoAsync("/result");
        await Assertions.Expect(otherTab.Locator("main")).Not.ToHaveAttributeAsync("data-outcome", "cold-stimulation");

        await page.Locator("#start-again").ClickAsync();
        await page.GotoAsync("/result");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("There is no result here yet");
    }

    [BrowserFact]
    public async Task GoBack_ToCachedResultAfterStartAgain_ShowsNone()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.AnswerAsync(Stories.Cold);
        await Assertions.Expect(visitor.Page).ToHaveURLAsync(new Uri(site.Address, "/result").ToString());

        // The browser of these tests holds no page, so it is told that it did.
        await visitor.Page.EvaluateAsync(Held);
        await Assertions.Expect(visitor.Page.Locator("[data-outcome]")).ToBeVisibleAsync();
        await visitor.Page.EvaluateAsync("() => document.getElementById('start-again').dispatchEvent(new Event('click'))");
        await visitor.Page.EvaluateAsync(Held);

        await Assertions.Expect(visitor.Page).ToHaveURLAsync(new Uri(site.Address, "/").ToString());
    }

    [BrowserFact]
    public async Task GoBack_FromAResult_RestoresAnswers()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.AnswerAsync(Stories.Cold);
        await Assertions.Expect(visitor.Page).ToHaveURLAsync(new Uri(site.Address, "/result").ToString());

        await visitor.Page.GoBackAsync();

        await Assertions.Expect(visitor.Page.Locator("[name='Frequency'][value='weekly']")).ToBeCheckedAsync();
        await Assertions.Expect(visitor.Page.Locator("#CalciumMilligrams")).ToHaveValueAsync("1100");
    }

    [BrowserFact]
    public async Task GoBack_ToCachedQuestions_FindsThemEmptyOnlyAfterStartAgain()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.Page.GotoAsync("/");
        await visitor.Page.Locator("label[for='Calcium-amount']").ClickAsync();
        var box = visitor.Page.Locator("#CalciumMilligrams");
        await box.FillAsync("1100");

        // The browser of these tests holds no page, so this one is told that it was held.
        await visitor.Page.EvaluateAsync(Held);
        await Assertions.Expect(box).ToHaveValueAsync("1100");
        await visitor.Page.EvaluateAsync("() => sessionStorage.setItem('draft', '')");
        await visitor.Page.EvaluateAsync(Held);
        await Assertions.Expect(box).ToHaveValueAsync("");
    }

    [BrowserFact]
    public async Task FillInHalf_ThenReloadOrVisitAnotherPageOrSendOffline_LosesNothing()
    {
        await using var visitor = await site.VisitAsync();
        var page = visitor.Page;
        await page.GotoAsync("/");
        await page.Locator("label[for='Frequency-weekly']").ClickAsync();
        await page.Locator("label[for='ExerciseIntensity-light']").ClickAsync();
        await page.Locator("#ExerciseMinutes").FillAsync("360");

        await page.ReloadAsync();
        await IsKeptAsync();
        await page.GotoAsync("/cramp-now");
        await page.GoBackAsync();
        await IsKeptAsync();
        await page.Locator("header a[href='/']").ClickAsync();
        await IsKeptAsync();
        await page.EvaluateAsync("() => navigator.serviceWorker.ready");
        await page.Context.SetOfflineAsync(true);
        await page.EvaluateAsync("() => { setTimeout(() => document.querySelector('main form').requestSubmit()); }");
        await Assertions.Expect(page.Locator("main form")).ToHaveCountAsync(0);
        await page.Context.SetOfflineAsync(false);
        await page.GotoAsync("/");
        await IsKeptAsync();

        var otherTab = await page.Context.NewPageAsync();
        await otherTab.GotoAsync("/");
        await Assertions.Expect(otherTab.Locator("#Frequency-weekly")).Not.ToBeCheckedAsync();

        async Task IsKeptAsync()
        {
            await Assertions.Expect(page.Locator("#Frequency-weekly")).ToBeCheckedAsync();
            await Assertions.Expect(page.Locator("#ExerciseMinutes")).ToHaveValueAsync("360");
        }
    }

    [BrowserFact]
    public async Task GoBack_FromATry_ShowsEachResultAsItWas()
    {
        await using var visitor = await site.VisitAsync();
        var (page, trying, heading) = (visitor.Page, visitor.Page.Locator("[data-trying] p"), visitor.Page.Locator("h1"));
        await visitor.AnswerAsync(Stories.Cold);
        var own = await heading.InnerTextAsync();
        await page.Locator("button[data-try]").First.ClickAsync();
        await Assertions.Expect(trying).ToBeVisibleAsync();
        var tried = await trying.InnerTextAsync();

        await page.ReloadAsync();
        await Assertions.Expect(trying).ToHaveTextAsync(tried);
        await page.GoBackAsync();
        await Assertions.Expect(heading).ToHaveTextAsync(own);
        await page.GoForwardAsync();
        await Assertions.Expect(trying).ToHaveTextAsync(tried);
    }
}
