using System.Security.Cryptography;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace CrampCheck.Web.Tests;

internal static class Html
{
    public static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    public static async Task<IHtmlDocument> GetPageAsync(this HttpClient client, string path) =>
        Parse(await client.GetStringAsync(new Uri(path, UriKind.Relative)));

    public static async Task<IHtmlDocument> PageAsync(this HttpResponseMessage answer) => Parse(await answer.Content.ReadAsStringAsync());

    /// <summary>What stands inside an element, as a content security policy names it.</summary>
    public static string Hash(IElement element) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(element.TextContent)));

    /// <summary>Scripts inside a page that its policy does not name.</summary>
    public static IEnumerable<string> ScriptsWithoutAHash(this IHtmlDocument page, HttpResponseMessage answer)
    {
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        return page.QuerySelectorAll("script:not([src])").Where(script => !policy.Contains($"'{Hash(script)}'", StringComparison.Ordinal)).Select(script => script.TextContent);
    }
}
