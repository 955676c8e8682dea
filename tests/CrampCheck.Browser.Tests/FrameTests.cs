using Microsoft.Playwright;

namespace CrampCheck.Browser.Tests;

/// <summary>The pages of visitors in a frame of another origin.</summary>
public sealed class FrameTests(Clinic clinic) : IClassFixture<Clinic>
{
    private const string Blocked = "chrome-error://chromewebdata/";

    // What is higher than its frame would scroll in it, beside the page that scrolls around it.
    private const string IsWhole = "() => document.documentElement.scrollHeight <= innerHeight && document.documentElement.scrollWidth <= innerWidth && innerHeight % 50 === 0 && innerHeight !== 800";

    [BrowserFact]
    public async Task Answer_OnAClinicsPage_WorksFromFirstQuestionToResultAndBack()
    {
        await using var browser = await clinic.Site.OpenBrowserAsync();
        var page = await browser.NewPageAsync();
        var faults = new List<string>();
        page.Console += (_, message) => faults.AddRange(message.Type is "error" or "warning" && !message.Text.Contains("400 (Bad Request)", StringComparison.Ordinal) && !message.Text.StartsWith("Blocked autofocusing", StringComparison.Ordinal) ? [message.Text] : []);
        browser.Request += (_, request) => faults.AddRange(new Uri(request.Url).Authority is var host && host != clinic.Address.Authority && host != clinic.Site.Address.Authority ? [request.Url] : []);
        await page.GotoAsync(clinic.Address.ToString());
        var frame = page.Frames[1];
        await IsWholeAsync();
        await frame.EvaluateAsync(PageTests.Axe);
        await PageTests.HasNoViolationsAsync(frame);

        await frame.GetByRole(AriaRole.Button, new() { Name = "See what fits" }).ClickAsync();
        await Assertions.Expect(frame.Locator(".summary")).ToBeFocusedAsync();
        await Assertions.Expect(frame.Locator(".summary")).ToBeInViewportAsync();
        await IsWholeAsync();

        await AnswerAsync(frame);
        await Assertions.Expect(frame.Locator("h1")).ToBeInViewportAsync();
        await IsWholeAsync();
        await frame.EvaluateAsync(PageTests.Axe);
        await PageTests.HasNoViolationsAsync(frame);

        await frame.EvaluateAsync("() => { for (const fold of document.querySelectorAll('details')) fold.open = true; }");
        await IsWholeAsync();
        await frame.GetByRole(AriaRole.Button, new() { Name = "Copy a link" }).ClickAsync();
        await Assertions.Expect(frame.Locator("#copied")).ToHaveTextAsync("Copied.");
        await frame.EvaluateAsync("() => { window.print = () => { document.body.dataset.printed = 'this frame'; }; }");
        await frame.GetByRole(AriaRole.Button, new() { Name = "Print this page" }).ClickAsync();
        await Assertions.Expect(frame.Locator("body")).ToHaveAttributeAsync("data-printed", "this frame");
        Assert.Equal(
            ["/"],
            await frame.EvaluateAsync<string[]>("() => [...new Set([...document.links].filter((link) => link.target !== '_blank' && !link.hash && link.protocol !== 'tel:').map((link) => link.pathname))]"));

        await frame.GetByRole(AriaRole.Button, new() { Name = "Change an answer" }).ClickAsync();
        await Assertions.Expect(frame.Locator("[type=radio][name=Frequency][value=mostNights]")).ToBeCheckedAsync();
        await IsWholeAsync();
        Assert.Empty(faults);
        Assert.Empty(await browser.CookiesAsync());

        async Task IsWholeAsync() => await frame.WaitForFunctionAsync(IsWhole);
    }

    [BrowserFact]
    public async Task GoBack_InAFrameWithoutStorage_LeadsToTheQuestions()
    {
        await using var browser = await clinic.Site.OpenBrowserAsync();
        await browser.AddInitScriptAsync("if (parent !== window) Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('There is none.'); } });");
        var page = await browser.NewPageAsync();
        await page.GotoAsync(clinic.Address.ToString());
        var frame = page.Frames[1];
        await AnswerAsync(frame);
        await frame.Locator("button[data-try]").First.ClickAsync();
        await Assertions.Expect(frame.Locator("[data-trying]")).ToBeVisibleAsync();

        await page.EvaluateAsync("() => history.back()");

        await Assertions.Expect(frame.Locator("fieldset").First).ToBeVisibleAsync();
    }

    [BrowserTheory]
    [InlineData("127.0.0.1", "")]
    [InlineData("localhost", "admin/sign-in")]
    [InlineData("localhost", "site.css")]
    public async Task Frame_ByAnotherOriginOrAPageOfEditors_IsBlocked(string host, string path)
    {
        await using var browser = await clinic.Site.OpenBrowserAsync();
        var page = await browser.NewPageAsync();
        await page.GotoAsync(new UriBuilder(clinic.Address) { Host = host, Path = path }.ToString());

        Assert.Equal(Blocked, page.Frames[1].Url);
        Assert.Empty(await browser.CookiesAsync());
    }

    [BrowserFact]
    public async Task Send_ForgedMessages_ChangesNothingAndRevealsNothing()
    {
        await using var browser = await clinic.Site.OpenBrowserAsync();
        var page = await browser.NewPageAsync();
        await page.GotoAsync(clinic.Address.ToString());
        await page.Frames[1].WaitForFunctionAsync(IsWhole);

        // Another frame of the clinic's, the clinic itself, and the right frame with anything but a height.
        await page.Frames[1].EvaluateAsync("() => { for (const sent of ['100', 100.5, null, { height: 100 }, [100]]) parent.postMessage(sent, '*'); }");
        var seen = await page.EvaluateAsync<string[]>(
            """
            async () => {
              const frame = document.querySelector('iframe');
              const before = frame.style.height;
              let heard = 0;
              const other = document.body.appendChild(document.createElement('iframe'));
              other.contentWindow.addEventListener('message', () => { heard += 1; });
              other.contentWindow.eval("parent.postMessage(100, '*'); parent.frames[0].postMessage('height', '*');");
              postMessage(100, '*');
              await new Promise((resolve) => {
                addEventListener('message', ({ source }) => source === frame.contentWindow && resolve());
                frame.contentWindow.postMessage('height', '*');
              });
              return [before, frame.style.height, `${heard} heard`];
            }
            """);

        Assert.Equal([seen[0], seen[0], "0 heard"], seen);
        Assert.NotEqual("100px", seen[0]);
    }

    private static async Task AnswerAsync(IFrame frame)
    {
        foreach (var (field, value) in Stories.Joint)
        {
            var box = frame.Locator($"[name='{field}'][value='{value}'], input[type=text][name='{field}']").First;
            await (await box.GetAttributeAsync("type") == "radio" ? box.CheckAsync() : box.FillAsync(value));
        }

        await frame.GetByRole(AriaRole.Button, new() { Name = "See what fits" }).ClickAsync();
        await Assertions.Expect(frame.Locator("main[data-outcome=joint]")).ToBeVisibleAsync();
    }
}
