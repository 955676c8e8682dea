using System.Text.Json;
using Microsoft.Playwright;

namespace CrampCheck.Browser.Tests;

/// <summary>What a visit may weigh over the wire, headers counted.</summary>
[Collection(OneSite.Name)]
public sealed class BudgetTests(Site site, PublishedSite published) : IClassFixture<PublishedSite>
{
    private const int FirstVisitBytes = 12_000;
    private const int ScriptBytes = 5_500;

    [BrowserFact]
    public async Task Visit_ForTheFirstTime_StaysWithinItsBudget()
    {
        await using var visitor = await site.VisitAsync(at: published.Address);
        var bytes = await CountBytesAsync(visitor.Page);

        await visitor.Page.GotoAsync("/", new() { WaitUntil = WaitUntilState.NetworkIdle });

        Assert.True(bytes.Values.Sum() <= FirstVisitBytes, string.Join('\n', bytes));
        Assert.Equal(0, await visitor.Page.Locator("link[rel=stylesheet], script[src]").CountAsync());
        Assert.Equal(0, await visitor.Page.EvaluateAsync<double>(
            "() => new Promise(done => { new PerformanceObserver(list => done(list.getEntries().reduce((sum, shift) => sum + shift.value, 0)))"
            + ".observe({ type: 'layout-shift', buffered: true }); requestAnimationFrame(() => requestAnimationFrame(() => done(0))); })"));
    }

    [BrowserFact]
    public async Task Answer_FirstQuestion_PrefetchesResultStyleSheet()
    {
        await using var visitor = await site.VisitAsync(at: published.Address);
        await visitor.Page.GotoAsync("/");
        await visitor.Page.RunAndWaitForRequestFinishedAsync(
            () => visitor.Page.Locator("[name=Frequency][value=weekly]").CheckAsync(new() { Force = true }), new() { Predicate = request => request.Url.EndsWith(".css", StringComparison.Ordinal) });

        await visitor.AnswerAsync(Stories.Cold);

        var bytesOfLinks = await visitor.Page.EvaluateAsync<int[]>("() => performance.getEntriesByType('resource').filter(file => file.name.endsWith('.css')).map(file => file.transferSize)");
        Assert.Equal([0], bytesOfLinks);
    }

    [BrowserFact]
    public async Task Scripts_OfEachPage_StayWithinTheirBudget()
    {
        using var client = new HttpClient { BaseAddress = published.Address };
        foreach (var page in new[] { "questions.js", "result.js", "restore.js" })
        {
            var bytes = 0;
            foreach (var script in new[] { page, "theme.js", "offline.js" })
            {
                bytes += (await client.GetByteArrayAsync(new Uri(script, UriKind.Relative))).Length;
            }

            Assert.InRange(bytes, 1, ScriptBytes);
        }
    }

    // Bytes of each request as they came over the wire. The service worker's own requests come after the visit.
    private static async Task<Dictionary<string, int>> CountBytesAsync(IPage page)
    {
        var bytes = new Dictionary<string, int>();
        var requests = new Dictionary<string, string>();
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        session.Event("Network.requestWillBeSent").OnEvent += (_, e) =>
            requests[Id(e)] = $"{e!.Value.GetProperty("request").GetProperty("url")} {e.Value.GetProperty("request").GetProperty("method")}";
        session.Event("Network.loadingFinished").OnEvent += (_, e) =>
            bytes[$"{Id(e)} {requests.GetValueOrDefault(Id(e))}"] = (int)e!.Value.GetProperty("encodedDataLength").GetDouble();
        return bytes;

        static string Id(JsonElement? e) => e!.Value.GetProperty("requestId").GetString()!;
    }
}
