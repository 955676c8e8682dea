using CrampCheck.Web.Tests.Pages;
using Microsoft.AspNetCore.Hosting;

namespace CrampCheck.Web.Tests.Pipeline;

/// <summary>Others frame the pages of visitors where a setting names them, and nothing else changes.</summary>
public sealed class EmbeddingTests(Site site) : IClassFixture<Site>
{
    private static readonly string[] Unchanged =
        ["/admin", "/admin/sign-in", "/admin/no-such-page", "/admin/invitation", "/site.css", "/theme.js", "/how-it-works.csv", "/reminder.ics", "/rules", "/texts", "/openapi.json", "/health/live"];

    [Fact]
    public async Task Embed_FromANamedOrigin_IsAllowedForVisitorsPagesOnly()
    {
        await using var framed = await new Site(site.Data, host => host.UseSetting("Embedding:Origins", "https://clinic.example, http://localhost:8080")).StartAsync();
        HttpResponseMessage[] answers = [.. await Task.WhenAll(PageTests.Addresses.Select(path => AskAsync(framed, path))), await framed.Client().SendFormAsync(Forms.Full), await framed.Client().SendFormAsync([])];
        foreach (var answer in answers)
        {
            var page = await answer.PageAsync();
            Assert.Contains("; frame-ancestors https://clinic.example http://localhost:8080; ", PolicyOf(answer), StringComparison.Ordinal);
            Assert.Contains(page.QuerySelectorAll("script"), script => script.TextContent.Contains("ResizeObserver", StringComparison.Ordinal));
            Assert.Empty(page.ScriptsWithoutAHash(answer));
        }

        foreach (var path in Unchanged)
        {
            Assert.Equal((path, HeadersOf(await AskAsync(site, path))), (path, HeadersOf(await AskAsync(framed, path))));
        }

        // It is the one file that other sites may take in.
        Assert.Equal("cross-origin", (await AskAsync(framed, "/embed.js")).Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.NotEqual((await AskAsync(site, "/")).Headers.ETag, (await AskAsync(framed, "/")).Headers.ETag);
    }

    [Fact]
    public async Task Embed_WithoutNamedOrigins_LeavesNoTraceInAPage()
    {
        var answer = await AskAsync(site, "/");

        Assert.Contains("; frame-ancestors 'none'; ", PolicyOf(answer), StringComparison.Ordinal);
        Assert.DoesNotContain("ResizeObserver", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_EmbedScript_IsUnderAKilobyte() =>
        Assert.InRange((await site.Client().GetByteArrayAsync(new Uri("/embed.js", UriKind.Relative))).Length, 1, 999);

    private static Task<HttpResponseMessage> AskAsync(Site site, string path) => site.Client().GetAsync(new Uri(path, UriKind.Relative));

    private static string PolicyOf(HttpResponseMessage answer) => answer.Headers.GetValues("Content-Security-Policy").Single();

    private static string HeadersOf(HttpResponseMessage answer) => string.Join('\n', answer.Headers.Concat(answer.Content.Headers)
        .Where(header => header.Key is not ("Date" or "Set-Cookie")).Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Prepend($"{(int)answer.StatusCode}"));
}
