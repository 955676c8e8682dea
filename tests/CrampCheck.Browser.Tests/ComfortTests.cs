using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CrampCheck.Browser.Tests;

[Collection(OneSite.Name)]
public sealed partial class ComfortTests(Site site)
{
    private const string Paper = "() => getComputedStyle(document.body).backgroundColor";

    [BrowserFact]
    public async Task ChooseColours_DarkOnALightPhone_AppliesToEveryPageAndCanBeUndone()
    {
        await using var visitor = await site.VisitAsync();
        await using var inTheDark = await site.VisitAsync(dark: true);
        var page = visitor.Page;
        await page.GotoAsync("/");
        await inTheDark.Page.GotoAsync("/");
        var light = await page.EvaluateAsync<string>(Paper);
        var dark = await inTheDark.Page.EvaluateAsync<string>(Paper);
        Assert.NotEqual(light, dark);

        await page.Locator("#theme").SelectOptionAsync("dark");
        Assert.Equal(dark, await page.EvaluateAsync<string>(Paper));
        await page.GotoAsync("/article");
        Assert.Equal(dark, await page.EvaluateAsync<string>(Paper));
        await page.Locator("#theme").SelectOptionAsync("");
        Assert.Equal(light, await page.EvaluateAsync<string>(Paper));

        await inTheDark.Page.Locator("#theme").SelectOptionAsync("light");
        Assert.Equal(light, await inTheDark.Page.EvaluateAsync<string>(Paper));
    }

    [BrowserFact]
    public async Task Estimate_WithScripts_ShowsSameTotalAsResult()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.AnswerAsync([.. Stories.Unknown[..4], ("Calcium", "estimate"), ("ServingsPer", "week"), ("Servings[milk]", "7"), ("Servings[bread]", "10,5"), ("TabletMilligrams", "100")]);
        Assert.Contains("about 725 mg", await visitor.Page.Locator("[data-question='calcium']").TextContentAsync() ?? "", StringComparison.Ordinal);

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Change an answer" }).ClickAsync();

        await Assertions.Expect(visitor.Page.Locator("#total strong")).ToHaveTextAsync("725");
        await visitor.Page.Locator("#Servings-milk").FillAsync("0");
        await Assertions.Expect(visitor.Page.Locator("#total strong")).ToHaveTextAsync("425");
        await visitor.Page.Locator("label[for='ServingsPer']").ClickAsync();
        await visitor.Page.Locator("#TabletsPerDay").FillAsync("2");
        await Assertions.Expect(visitor.Page.Locator("#total strong")).ToHaveTextAsync("975");
        await visitor.Page.Locator(".food:has(#Servings-milk) .counts button", new() { HasTextString = "2" }).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("#total strong")).ToHaveTextAsync("1575");
    }

    [BrowserFact]
    public async Task Visit_WithoutANetwork_ShowsTheThreeKeptPagesAndNoResult()
    {
        await using var visitor = await site.VisitAsync();
        var page = visitor.Page;
        await visitor.AnswerAsync(Stories.Cold);
        await page.EvaluateAsync("() => navigator.serviceWorker.ready");
        var kept = await page.EvaluateAsync<string>(
            "async () => { const cache = await caches.open('crampcheck'); const texts = []; "
            + "for (const key of await cache.keys()) texts.push(key.url + await (await cache.match(key)).text()); return texts.join(); }");
        Assert.DoesNotContain("data-outcome=", kept, StringComparison.Ordinal);

        await page.Context.SetOfflineAsync(true);
        foreach (var path in new[] { "/", "/cramp-now", "/article" })
        {
            await page.GotoAsync(path);
            await Assertions.Expect(page.Locator("main h1")).ToBeVisibleAsync();
            Assert.NotEqual("rgba(0, 0, 0, 0)", await page.EvaluateAsync<string>(Paper));
        }
    }

    [BrowserFact]
    public async Task Visit_WithStorageFull_ShowsPageWithoutKeepingIt()
    {
        await using var visitor = await site.VisitAsync();
        var page = visitor.Page;
        await page.GotoAsync("/");
        await page.EvaluateAsync("() => navigator.serviceWorker.ready");
        await page.EvaluateAsync("async () => (await caches.open('crampcheck')).delete('/article')");
        var phone = await page.Context.NewCDPSessionAsync(page);
        await phone.SendAsync("Storage.overrideQuotaForOrigin", new() { ["origin"] = site.Address.GetLeftPart(UriPartial.Authority), ["quotaSize"] = 1 });

        await page.GotoAsync("/article");

        await Assertions.Expect(page.Locator("main h1")).ToBeVisibleAsync();
        Assert.False(await page.EvaluateAsync<bool>("async () => Boolean(await (await caches.open('crampcheck')).match('/article'))"));
    }

    [BrowserTheory]
    [InlineData("joint")]
    [InlineData("unknown with too much")]
    public async Task Print_AResultInTheDark_FillsThreePagesOfReadableTypeOnWhite(string story)
    {
        await using var visitor = await site.VisitAsync(dark: true);
        await visitor.AnswerAsync(Stories.Of(story));
        await Assertions.Expect(visitor.Page).ToHaveURLAsync(new Uri(site.Address, "/result").ToString());

        var pdf = await visitor.Page.PdfAsync(new() { PreferCSSPageSize = true });
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.InRange(PdfPage().Count(Encoding.Latin1.GetString(pdf)), 1, 3);
        Assert.Equal("rgb(255, 255, 255)", await visitor.Page.EvaluateAsync<string>(Paper));
        foreach (var details in await visitor.Page.Locator("details").AllAsync())
        {
            if (await details.GetAttributeAsync("data-fold") != "keep")
            {
                await Assertions.Expect(details.Locator("li, p").First).ToBeVisibleAsync();
            }
        }

        // The first page, of A4 between margins of 8 mm, is enough by itself.
        await visitor.Page.SetViewportSizeAsync(733, 1062);
        Assert.InRange(
            await visitor.Page.EvaluateAsync<double>("() => Math.max(...[...document.querySelectorAll('h1, .notice, .first, .care, .bar')].map(part => part.getBoundingClientRect().bottom))"),
            1, 1062);

        // 9 pt are 12 pixels.
        Assert.Equal(0, await visitor.Page.EvaluateAsync<int>(
            "() => [...document.querySelectorAll('main *')].filter(element => element.checkVisibility() && !element.closest('svg') && !element.matches('.hidden')"
            + " && [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()) && parseFloat(getComputedStyle(element).fontSize) < 12).length"));
    }

    [BrowserFact]
    public async Task Print_TheDiary_FillsOnePage()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.Page.GotoAsync("/diary");
        var pdf = await visitor.Page.PdfAsync(new() { PreferCSSPageSize = true });
        Assert.Equal(1, PdfPage().Count(Encoding.Latin1.GetString(pdf)));
    }

    [BrowserFact]
    public async Task ReadAloud_AResult_StartsWithHeadlineThenOneThingThenHelpThenCauses()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.AnswerAsync(Stories.Joint);

        var tree = await visitor.Page.Locator("body").AriaSnapshotAsync();

        string[] order =
        [
            "link \"Skip to the main part\"", "heading \"Two causes fit equally well so far: cold and overexertion", "heading \"Cramps on most nights", "heading \"One thing to do\"",
            "heading \"Any of these? Get help first\"", "heading \"How well each cause fits", "heading \"Overexertion", "heading \"Cold", "heading \"Calcium",
            "Also common", "heading \"What would change this\"", "The whole sum", "button \"Change an answer\"",
        ];
        var places = order.Select(part => tree.IndexOf(part, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [BrowserTheory]
    [InlineData("/")]
    [InlineData("/how-it-works")]
    [InlineData("/diary")]
    public async Task Enlarge_TextToTwiceItsSize_NeedsNoSidewaysScrolling(string path)
    {
        await using var visitor = await site.VisitAsync(width: 360);
        await visitor.Page.GotoAsync(path);
        await NeedsNoSidewaysScrollingAsync(visitor.Page);
    }

    [BrowserTheory]
    [InlineData("joint")]
    [InlineData("faulty")]
    public async Task Enlarge_ResultTextToTwiceItsSize_NeedsNoSidewaysScrolling(string story)
    {
        await using var visitor = await site.VisitAsync(width: 360);
        await visitor.AnswerAsync(Stories.Of(story));
        await NeedsNoSidewaysScrollingAsync(visitor.Page);
    }

    private static async Task NeedsNoSidewaysScrollingAsync(IPage page)
    {
        await page.EvaluateAsync("() => { document.documentElement.style.fontSize = '200%'; for (const fold of document.querySelectorAll('details')) fold.open = true; }");
        Assert.Equal(0, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth"));
    }

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex PdfPage();
}
