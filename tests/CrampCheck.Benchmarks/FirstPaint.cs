using Microsoft.Playwright;

namespace CrampCheck.Benchmarks;

/// <summary>
/// When the largest part of a page is painted in Chromium, on what Lighthouse calls a slow phone: 1.6 Mbit/s and 150 ms, put on
/// requests as its "devtools" throttling does it (3.75 times the latency, 0.9 of the throughput), and a processor four times slower.
/// Both pages are opened from a page of another site, as from a search: then both pay for a process of their own. From an empty tab
/// only a page with Cross-Origin-Opener-Policy does, which is a tenth of the time of an empty page.
/// </summary>
internal static class FirstPaint
{
    private const int Loads = 9;

    /// <summary>The site's time over that of an empty page; null where there is no Chromium.</summary>
    public static async Task<double?> RatioAsync(Uri site, Uri empty)
    {
        var chromium = new[] { Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);
        if (chromium is null)
        {
            return null;
        }

        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox", "--disable-quic"] });
        var elsewhere = new UriBuilder(empty) { Host = "localhost" }.Uri;
        var ratios = new List<double>();
        for (var i = 0; i < Loads; i++)
        {
            var floor = await PaintAsync(browser, elsewhere, empty);
            ratios.Add(await PaintAsync(browser, elsewhere, site) / floor);
        }

        return SiteTable.Median(ratios);
    }

    private static async Task<double> PaintAsync(IBrowser browser, Uri from, Uri address)
    {
        await using var phone = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 412, Height = 823 }, DeviceScaleFactor = 1.75f, IsMobile = true, HasTouch = true });
        var page = await phone.NewPageAsync();
        await page.GotoAsync(from.ToString());
        var tools = await phone.NewCDPSessionAsync(page);
        await tools.SendAsync("Network.enable");
        await tools.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = 150 * 3.75, ["downloadThroughput"] = 1_638_400 * 0.9 / 8, ["uploadThroughput"] = 768_000 * 0.9 / 8 });
        await tools.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = 4 });
        await page.GotoAsync(address.ToString(), new() { WaitUntil = WaitUntilState.Load });
        return await page.EvaluateAsync<double>(
            "() => new Promise(done => new PerformanceObserver(list => done(list.getEntries().at(-1).startTime)).observe({ type: 'largest-contentful-paint', buffered: true }))");
    }
}
