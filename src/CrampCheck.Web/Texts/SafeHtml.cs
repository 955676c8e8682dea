using System.Net;
using System.Text.RegularExpressions;
using Ganss.Xss;

namespace CrampCheck.Web.Texts;

/// <summary>Removes every tag, attribute and link scheme not listed here: the second layer, whatever the first let through.</summary>
public static partial class SafeHtml
{
    private static readonly HtmlSanitizer Sanitizer = Make();

    /// <summary>The same HTML with only what is allowed.</summary>
    public static string Sanitise(string html) => Sanitizer.Sanitize(html);

    /// <summary>The words of safe HTML, with one space between them.</summary>
    public static string PlainText(string html) => WebUtility.HtmlDecode(TagsAndSpace().Replace(html, " ")).Trim();

    [GeneratedRegex(@"(?:<[^>]*>|\s)+")]
    private static partial Regex TagsAndSpace();

    private static HtmlSanitizer Make()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
            {
                "p", "br", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "a", "blockquote", "code", "pre", "hr", "mark",
            },
            AllowedAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "title", "start", "dir" },
            AllowedSchemes = new HashSet<string>(SafeLink.Schemes, StringComparer.OrdinalIgnoreCase),
            UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href" },
        });

        // It treats //host as a page of this site.
        sanitizer.FilterUrl += (_, link) => link.SanitizedUrl = SafeLink.Allows(link.OriginalUrl) ? link.SanitizedUrl : null;
        return sanitizer;
    }
}
