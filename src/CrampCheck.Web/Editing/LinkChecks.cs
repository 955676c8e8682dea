using System.Text.RegularExpressions;
using CrampCheck.Web.Texts;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CrampCheck.Web.Editing;

/// <summary>Checks that the links of a text work, and lead where their words say.</summary>
public static partial class LinkChecks
{
    /// <summary>The problems with the links and pictures in one field.</summary>
    public static IEnumerable<TextProblem> Check(string field, MarkdownDocument document, string text)
    {
        foreach (var link in document.Descendants<LinkInline>())
        {
            var words = RenderedText.PlainText(link);
            var url = link.Url ?? "";
            if (link.IsImage)
            {
                yield return Problem(link, "Remove the picture. Texts contain only words.", new("Remove it", link.Span.Start, link.Span.Length, ""));
            }
            else if (!Works(url))
            {
                yield return Problem(link, WhyNot(url), FixFor(link, url));
            }
            else if (string.IsNullOrWhiteSpace(words))
            {
                yield return Problem(link, $"The link to “{url}” has no text.");
            }
            else if (HostOf(url) is { } host && SiteInWords().Match(words.Trim()) is { Success: true } said && !IsSameSite(said.Groups["host"].Value, host))
            {
                yield return Problem(link, $"The link says “{said.Groups["host"].Value}”, but leads to {host}. Change the link text to match.");
            }
        }

        foreach (var link in document.Descendants<AutolinkInline>().Where(link => !link.IsEmail && !Works(link.Url)))
        {
            yield return Problem(link, WhyNot(link.Url), FixFor(link, link.Url));
        }

        TextProblem Problem(Inline link, string message, Fix? fix = null) => new(field, message, (link.Span.Start, link.Span.Length), fix);

        Fix? FixFor(Inline link, string url) =>
            url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && text.IndexOf(url, link.Span.Start, link.Span.Length, StringComparison.Ordinal) is >= 0 and var at
                ? new("Use https", at, "http".Length, "https")
                : null;
    }

    private static bool Works(string url) => SafeLink.Allows(url) && (url[0] is '/' or '#' || HostOf(url) is not null || MailOrPhone().IsMatch(url));

    private static string WhyNot(string url) => url.Split(':')[0].ToLowerInvariant() switch
    {
        "mailto" => $"The link to “{url}” does not work. Write mailto: and one address, like mailto:help@example.org.",
        "tel" => $"The link to “{url}” does not work. Write tel: and a number without spaces, like tel:112.",
        "http" => $"The link to “{url}” is not secure. Links begin with https://, or with / on this site.",
        _ => $"The link to “{url}” is not allowed. Links begin with https://, or with / on this site.",
    };

    private static string? HostOf(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address is { Scheme: "https", Host: var host } ? host : null;

    private static bool IsSameSite(string said, string host) => ("." + host).EndsWith("." + said, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^(?:https?://(?:www\.)?|www\.)(?<host>[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*)", RegexOptions.IgnoreCase)]
    private static partial Regex SiteInWords();

    [GeneratedRegex(@"^(?:mailto:[^\s?@]+@[^\s?@]+(?:\?\S*)?|tel:\+?[0-9][0-9().-]*)$", RegexOptions.IgnoreCase)]
    private static partial Regex MailOrPhone();
}
