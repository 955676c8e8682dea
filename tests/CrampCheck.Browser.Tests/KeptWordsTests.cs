using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CrampCheck.Browser.Tests;

/// <summary>What an editor typed and did not save is kept in the browser, and offered again.</summary>
[Collection(EditorsSite.Name)]
public sealed class KeptWordsTests(Site site)
{
    private const string OfferName = "Bring back what you typed here and did not save";

    [BrowserFact]
    public async Task Type_ThenPause_AutosavesAndLeavesNoCopy()
    {
        await using var editor = await site.EditAsync();
        await editor.JoinAsync();
        await editor.OpenAsync("advice/none");
        await editor.Page.Clock.InstallAsync();
        await editor.Page.ReloadAsync();
        await editor.Body.FillAsync($"Saved without a press at {DateTime.UtcNow:O}.");

        await editor.Page.Clock.RunForAsync(6_000);

        await Assertions.Expect(editor.Page.Locator("#unsaved")).ToContainTextAsync("Saved automatically");
        Assert.Equal(0, await editor.Page.EvaluateAsync<int>("localStorage.length"));
    }

    [BrowserFact]
    public async Task OpenAgain_AfterACrash_BringsBackTypedWords()
    {
        await using var editor = await site.EditAsync();
        await editor.JoinAsync();
        await editor.OpenAsync("advice/none");
        await TypeAndCrashAsync(editor, "Typed before the crash.");

        await editor.OpenAsync("advice/none");
        await Assertions.Expect(Offers(editor.Page)).ToHaveTextAsync(new Regex(@"\([0-9]+ \w+ [0-9]{4}, [0-9]{2}:[0-9]{2} .+\)$"));
        await Offers(editor.Page).ClickAsync();
        await Assertions.Expect(editor.Body).ToHaveValueAsync("Typed before the crash.");

        await editor.SaveAsync("Typed before the crash, and after.");
        await editor.OpenAsync("advice/none");
        await Assertions.Expect(editor.Page.GetByText(OfferName)).ToHaveCountAsync(0);
    }

    [BrowserTheory]
    [InlineData("T")]
    [InlineData(null)]
    public async Task Type_AfterAnOffer_LeavesItForTheNextVisit(string? typed)
    {
        await using var editor = await site.EditAsync();
        await editor.JoinAsync();
        await TypeAndCrashAsync(editor, "Typed before the crash.");
        var first = await editor.OpenAsync("advice/none");
        await editor.Body.FillAsync("T");
        await editor.Body.FillAsync(typed ?? first);

        await editor.OpenAsync("advice/none");

        await Assertions.Expect(Offers(editor.Page)).ToHaveCountAsync(typed is null ? 1 : 2);
        await Offers(editor.Page).Last.ClickAsync();
        await Assertions.Expect(editor.Body).ToHaveValueAsync("Typed before the crash.");
    }

    [BrowserFact]
    public async Task BringBack_AfterTypingOn_KeepsNewWordsTooAndOffersThemNextTime()
    {
        await using var editor = await site.EditAsync();
        await editor.JoinAsync();
        await TypeAndCrashAsync(editor, "Typed before the crash.");
        await editor.OpenAsync("advice/none");
        await editor.Body.FillAsync("Typed since.");
        await Offers(editor.Page).ClickAsync();
        await editor.Body.FillAsync("Typed on after both.");

        await editor.OpenAsync("advice/none");

        await BringsBackBothAsync(editor, newer: "Typed on after both.", older: "Typed since.");
    }

    [BrowserFact]
    public async Task Type_InTwoTabs_KeepsACopyOfEach()
    {
        await using var editor = await site.EditAsync();
        await editor.JoinAsync();
        await editor.OpenAsync("advice/none");
        var second = await editor.Page.Context.NewPageAsync();
        await second.GotoAsync("/admin/edit/advice/none");
        await editor.Body.FillAsync("Here.");
        await second.Locator("#Body").FillAsync("There.");
        await editor.Body.FillAsync("Here again.");

        await editor.OpenAsync("advice/none");

        await BringsBackBothAsync(editor, newer: "Here again.", older: "There.");
    }

    [BrowserFact]
    public async Task Discard_WordsTypedTwice_OffersOnlyTheRest()
    {
        await using var editor = await site.EditAsync();
        await editor.JoinAsync();
        await TypeAndCrashAsync(editor, "To be brought back.");
        await TypeAndCrashAsync(editor, "To be forgotten.");
        await TypeAndCrashAsync(editor, "To be forgotten.");
        await editor.OpenAsync("advice/none");
        await Assertions.Expect(Offers(editor.Page)).ToHaveCountAsync(2);

        await editor.Page.GetByText("Discard it").First.ClickAsync();

        await Assertions.Expect(Offers(editor.Page)).ToHaveCountAsync(1);
        await editor.OpenAsync("advice/none");
        await Offers(editor.Page).ClickAsync();
        await Assertions.Expect(editor.Body).ToHaveValueAsync("To be brought back.");
    }

    [BrowserFact]
    public async Task OpenAgain_AfterKeptWordsWereSaved_DropsCopy()
    {
        var typed = $"Typed here, saved elsewhere at {DateTime.UtcNow:O}.";
        await using var ada = await site.EditAsync();
        await using var ben = await site.EditAsync();
        await ada.JoinAsync();
        await ben.JoinAsync();
        await TypeAndCrashAsync(ada, typed);
        await TypeAndCrashAsync(ada, typed);
        await ben.OpenAsync("advice/none");
        await ben.SaveAsync(typed);

        await ada.OpenAsync("advice/none");

        await Assertions.Expect(Offers(ada.Page)).ToHaveCountAsync(0);
        Assert.Equal(0, await ada.Page.EvaluateAsync<int>("localStorage.length"));
    }

    [BrowserFact]
    public async Task OpenAgain_AsAnotherPerson_OffersNothingToBringBack()
    {
        await using var visitor = await site.VisitAsync(isEditor: true);
        var (ada, ben) = (new Editor(site, visitor, $"{Guid.NewGuid():N}@example.org"), new Editor(site, visitor, $"{Guid.NewGuid():N}@example.org"));
        await ada.JoinAsync();
        await TypeAndCrashAsync(ada, "Hers, and not his.");
        await ada.Page.GotoAsync("/admin");
        await ada.SignOutAsync();

        await ben.JoinAsync();
        await ben.OpenAsync("advice/none");
        await Assertions.Expect(Offers(ben.Page)).ToHaveCountAsync(0);
        await ben.SignOutAsync();
        await ada.JoinAsync();
        await ada.OpenAsync("advice/none");
        await Assertions.Expect(Offers(ada.Page)).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task Type_WithoutBrowserStorage_SaysSo()
    {
        await using var editor = await site.EditAsync();
        await editor.JoinAsync();
        await editor.OpenAsync("advice/none");
        await editor.Page.EvaluateAsync("() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }");

        await editor.Body.FillAsync("Words that are nowhere else.");

        await Assertions.Expect(editor.Page.Locator("#unsaved")).ToHaveTextAsync("Not saved yet. This browser cannot keep a copy: save soon.");
    }

    [BrowserFact]
    public async Task Reload_AfterTypingSinceLastSave_BringsBackTypedWords()
    {
        await using var editor = await site.EditAsync();
        await editor.JoinAsync();
        await editor.OpenAsync("advice/none");
        await editor.SaveAsync($"Saved at {DateTime.UtcNow:O}.");

        // A reload that takes longer than the pause before a draft saves itself.
        await editor.Page.RouteAsync("**/*handler=Autosave*", route => route.AbortAsync());
        await editor.Body.FillAsync("Typed on after that.");

        await editor.Page.ReloadAsync();

        await Offers(editor.Page).ClickAsync();
        await Assertions.Expect(editor.Body).ToHaveValueAsync("Typed on after that.");
    }

    [BrowserFact]
    public async Task OpenAgain_AfterSavingToPublish_OffersNothingToBringBack()
    {
        await using var ada = await site.EditAsync();
        await using var ben = await site.EditAsync();
        await ada.JoinAsync();
        await ben.JoinAsync();
        await ada.OpenAsync("advice/none");
        await ada.Body.FillAsync($"Hers at {DateTime.UtcNow:O}.");
        await ada.PressAsync("Publish…");
        await Assertions.Expect(ada.Page.Locator(".comparison")).ToBeVisibleAsync();
        await ben.OpenAsync("advice/none");
        await ben.SaveAsync($"His at {DateTime.UtcNow:O}.");

        await ada.OpenAsync("advice/none");

        await Assertions.Expect(ada.Page.Locator("#live")).ToContainTextAsync("His at");
        await Assertions.Expect(ada.Page.GetByText(OfferName)).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task BringBack_WordsBegunBeforeSomebodyElseSaved_ShowsBoth()
    {
        await using var ada = await site.EditAsync();
        await using var ben = await site.EditAsync();
        await ada.JoinAsync();
        await ben.JoinAsync();
        await TypeAndCrashAsync(ben, "His words, begun before hers.");
        await ada.OpenAsync("advice/none");
        await ada.SaveAsync("Her words, which he never saw.");

        await ben.OpenAsync("advice/none");
        await Offers(ben.Page).ClickAsync();
        await ben.PressAsync("Save draft");

        await Assertions.Expect(ben.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Two of you changed the same words");
    }

    private static async Task BringsBackBothAsync(Editor editor, string newer, string older)
    {
        await Assertions.Expect(Offers(editor.Page)).ToHaveCountAsync(2);
        await Offers(editor.Page).First.ClickAsync();
        await Assertions.Expect(editor.Body).ToHaveValueAsync(newer);
        await Offers(editor.Page).ClickAsync();
        await Assertions.Expect(editor.Body).ToHaveValueAsync(older);
    }

    private static ILocator Offers(IPage page) => page.GetByText(OfferName);

    private static async Task TypeAndCrashAsync(Editor editor, string words)
    {
        var page = await editor.Page.Context.NewPageAsync();
        await page.GotoAsync("/admin/edit/advice/none");
        await page.Locator("#Body").FillAsync(words);
        await Assertions.Expect(page.Locator("#unsaved")).ToHaveTextAsync("Not saved yet. A copy is kept.");
        await page.CloseAsync();
    }
}
