using System.Net;
using CrampCheck.Web.Texts;
using Markdig;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace CrampCheck.Browser.Tests;

/// <summary>
/// Each of the three layers that keep a text from running anything, alone: should one of them have a hole some day, the
/// others hold.
/// </summary>
[Collection(OneSite.Name)]
public sealed class LayerTests(Site site, ITestOutputHelper output)
{
    // So many that a page with all of them is still quick.
    private const int FramesOnAPage = 45;

    // In every frame. Following a link to another site is no attack.
    private const string UseEverything =
        """
        async () => {
          const use = (page) => {
            page.addEventListener('click', (event) => {
              if (/^(https?|mailto|tel):$/.test(event.target.closest?.('a[href]')?.protocol)) event.preventDefault();
            });
            for (const part of page.querySelectorAll('*')) {
              for (const type of ['mouseover', 'focus', 'submit', 'click']) {
                part.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true }));
              }
              part.focus?.();
              if (part.contentDocument) use(part.contentDocument);
            }
          };
          use(document);
          await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        }
        """;

    // As the live preview does it: what is harmless when it is read first may not be when it was written and read again.
    private const string ReadAgain = "() => { document.body.innerHTML = document.body.innerHTML; }";

    private const string NotAllowed =
        """
        () => [...document.querySelectorAll('body *')]
          .filter((part) => !part.matches('p, br, h2, h3, h4, ul, ol, li, strong, em, a, blockquote, code, pre, hr, mark')
            || part.namespaceURI !== 'http://www.w3.org/1999/xhtml'
            || [...part.attributes].some(({ name }) => !/^(href|title|start)$/.test(name))
            || (part.hasAttribute('href') && !/^(https|mailto|tel):/.test(part.href) && new URL(part.href).origin !== location.origin))
          .map((part) => part.outerHTML)
        """;

    private static readonly MarkdownPipeline Everything = new MarkdownPipelineBuilder().UseAdvancedExtensions().Build();

    private static IReadOnlyList<string> Raw => [.. Payloads.All.Select(payload => Markdown.ToHtml(payload.Text, Everything))];

    // A frame for each, because many do not close what they open. It has the policy of its page, which also keeps it from
    // being led elsewhere by a refresh; a page of its own could be led, as no policy forbids that.
    private static IReadOnlyList<string> FramedRaw => [.. Raw
        .Select((html, i) => $"<iframe name={i} srcdoc=\"{WebUtility.HtmlEncode(html)}\"></iframe>")
        .Chunk(FramesOnAPage).Select(frames => string.Concat(frames))];

    [Fact]
    public void Payloads_AreUnique()
    {
        Assert.InRange(Payloads.All.Count, 150, int.MaxValue);
        Assert.Distinct(Payloads.All.Select(payload => payload.Text));
    }

    [BrowserFact]
    public async Task Show_WithoutAnyLayer_RunsManyPayloads()
    {
        var (fired, asked) = await OpenAsync([FramedRaw[0]]);
        output.WriteLine($"Of {FramesOnAPage} payloads {fired.Count} ran and {asked.Count} asked another host.");
        Assert.InRange(fired.Count, 10, int.MaxValue);
        Assert.InRange(asked.Count, 1, int.MaxValue);
    }

    [BrowserFact]
    public Task Show_ByTheMarkdownLayerAlone_IsHarmless() =>
        AreHarmlessAsync(Payloads.All.Select(payload => SafeMarkdown.Write(SafeMarkdown.Parse(payload.Text))));

    [BrowserFact]
    public Task Show_ByTheSanitiserAlone_IsHarmless() => AreHarmlessAsync(Raw.Select(SafeHtml.Sanitise));

    [BrowserFact]
    public async Task Show_UnderThePolicyAlone_IsHarmless()
    {
        using var client = new HttpClient();
        var home = await client.GetAsync(site.Address);
        var (fired, asked) = await OpenAsync(Rounds.AreForRelease ? FramedRaw : [FramedRaw[0]], Assert.Single(home.Headers.GetValues("Content-Security-Policy")));
        Assert.Empty(fired);
        Assert.Empty(asked);
    }

    // What these layers let through closes what it opens, so that all payloads fit on one page.
    private async Task AreHarmlessAsync(IEnumerable<string> shown)
    {
        var (fired, asked) = await OpenAsync([string.Concat(shown)], look: async page =>
        {
            Assert.Empty(await page.EvaluateAsync<string[]>(NotAllowed));
            await page.EvaluateAsync(ReadAgain);
            await page.EvaluateAsync(UseEverything);
            Assert.Empty(await page.EvaluateAsync<string[]>(NotAllowed));
        });
        Assert.Empty(fired);
        Assert.Empty(asked);
    }

    /// <summary>Opens pages and uses everything on them.</summary>
    /// <returns>What ran, and what asked another host: the payload of the frame, or the whole page.</returns>
    private async Task<(HashSet<string> Fired, HashSet<string> Asked)> OpenAsync(IReadOnlyList<string> bodies, string? policy = null, Func<IPage, Task>? look = null)
    {
        var (fired, asked) = (new HashSet<string>(), new HashSet<string>());
        var (number, isServed) = (0, false);
        await using var browser = await site.OpenBrowserAsync();
        var page = await browser.NewPageAsync();
        await browser.ExposeBindingAsync("fired", (BindingSource source) => See(fired, source.Frame));
        await browser.RouteAsync("**/*", async route =>
        {
            var isHere = new Uri(route.Request.Url).Authority == site.Address.Authority;
            if (!isHere)
            {
                See(asked, route.Request.Frame);
            }

            // With "no content" a page stays. An address for each page: the one before may still be asking.
            var isPage = isHere && !isServed && route.Request.Url.EndsWith($"/text/{number}", StringComparison.Ordinal);
            var answer = isPage
                ? new RouteFulfillOptions { ContentType = "text/html; charset=utf-8", Body = $"<!DOCTYPE html><title>x</title><body>{bodies[number]}" }
                : new() { Status = 204 };
            answer.Headers = policy is null ? null : new Dictionary<string, string> { ["Content-Security-Policy"] = policy };
            isServed |= isPage;
            await route.FulfillAsync(answer);
        });
        for (; number < bodies.Count; number++)
        {
            isServed = false;
            await page.GotoAsync($"{site.Address}text/{number}");
            await page.EvaluateAsync(UseEverything);
            await (look?.Invoke(page) ?? Task.CompletedTask);
        }

        return (fired, asked);

        static void See(HashSet<string> seen, IFrame frame)
        {
            while (frame.ParentFrame is { ParentFrame: not null } outer)
            {
                frame = outer;
            }

            seen.Add(int.TryParse(frame.Name, out var number) ? Payloads.All[number].Text : "the page");
        }
    }
}
