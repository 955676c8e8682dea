using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using CrampCheck.Rules;
using CrampCheck.Web.Texts;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CrampCheck.Web.Editing;

/// <summary>Something to mend before a text can be published.</summary>
/// <param name="Field">The field of <see cref="TextForm"/>.</param>
/// <param name="Message">What to do, in plain words.</param>
public sealed record TextProblem(string Field, string Message);

/// <summary>What a text must be before visitors see it, and advice on its words.</summary>
public static partial class TextChecks
{
    /// <summary>What to do about a text that <see cref="HasTurn"/>.</summary>
    public const string TakeOutTurn = "There is an invisible sign in it that turns the direction of writing, so that words look like others. Type it anew without it.";

    /// <summary>Words.</summary>
    private const int ShortestQuote = 3;

    /// <summary>Digits: two are an hour or an age.</summary>
    private const int ShortestNumber = 3;

    /// <summary>Digits: shorter ones, such as of an emergency, are called without the code of a country.</summary>
    private const int ShortestOfACountry = 6;

    // Their first paragraph stands open on results.
    private static readonly string[] OpenTexts =
        [.. CauseSet.All.Select(TextKeys.Advice), TextKeys.Joint, TextKeys.None, TextKeys.Unknown, TextKeys.Safety, TextKeys.NotLookedAt];

    /// <summary>What must be mended. Empty for a text that can be published.</summary>
    public static IReadOnlyList<TextProblem> Check(string key, TextForm text, RenderedText article, DateOnly today) =>
        Check(key, text, RenderedText.TryFrom(text.ToText(key, default)), article, today);

    /// <summary>The same for a text that is rendered already; null if it cannot be.</summary>
    public static IReadOnlyList<TextProblem> Check(string key, TextForm text, RenderedText? shown, RenderedText article, DateOnly today)
    {
        var problems = new List<TextProblem>();
        CheckLine(nameof(text.Title), "title", text.Title, SourceText.LongestLine);
        CheckLine(nameof(text.Source), "source", text.Source, SourceText.LongestSource);
        if (!DateOnly.TryParseExact(text.Reviewed, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var reviewed))
        {
            Add(nameof(text.Reviewed), "Say on which day the text was last checked, like 2026-11-22.");
        }
        else if (reviewed > today)
        {
            Add(nameof(text.Reviewed), "The review day is in the future.");
        }

        if (text.Body == "")
        {
            Add(nameof(text.Body), "Write the text.");
        }
        else if (text.Body.Length > SourceText.LongestBody)
        {
            Add(nameof(text.Body), $"The text has {text.Body.Length} characters. The maximum is {SourceText.LongestBody}.");
        }
        else if (shown is not null)
        {
            problems.AddRange(CheckLinks(shown.SourceDocument).Select(message => new TextProblem(nameof(text.Source), message)));
            problems.AddRange(CheckBody(shown, article).Select(message => new TextProblem(nameof(text.Body), message)));
        }
        else
        {
            Add(nameof(text.Body), "This cannot be shown: lists, quotations, links or words with stars are nested too deep, or there are too many brackets or links.");
        }

        foreach (var (field, value) in new[] { (nameof(text.Title), text.Title), (nameof(text.Source), text.Source), (nameof(text.Body), text.Body) })
        {
            if (HasTurn(value))
            {
                Add(field, TakeOutTurn);
            }
        }

        return problems;

        void Add(string field, string message) => problems.Add(new(field, message));
        void CheckLine(string field, string name, string value, int most)
        {
            if (!IsSeen(value))
            {
                Add(field, $"Write the {name}.");
            }
            else if (value.Length > most)
            {
                Add(field, $"The {name} has {value.Length} characters. The maximum is {most}.");
            }
        }
    }

    /// <summary>Whether signs that nobody sees make words read from the other side.</summary>
    public static bool HasTurn(string text) => text.AsSpan().IndexOfAnyInRange('\u202a', '\u202e') >= 0 || text.AsSpan().IndexOfAnyInRange('\u2066', '\u2069') >= 0;

    /// <summary>Whether anybody would see a word: not of spaces, signs without a shape, and letters that are left blank.</summary>
    public static bool IsSeen(string text) => text.EnumerateRunes().Any(sign =>
        Rune.GetUnicodeCategory(sign) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.NonSpacingMark or UnicodeCategory.OtherNotAssigned)
        && sign.Value is not ('\u2800' or '\u115f' or '\u1160' or '\u3164' or '\uffa0'));

    /// <summary>How hard the text's own words are; quotations and sources are left out. Null where there are none.</summary>
    public static Readability? ReadabilityOf(RenderedText text) => Readability.Of(text.Document
        .TakeWhile(block => block is not HeadingBlock heading || !RenderedText.PlainText(heading).StartsWith("Source", StringComparison.OrdinalIgnoreCase))
        .Where(block => block is not QuoteBlock)
        .SelectMany(block => block is LeafBlock leaf ? [leaf] : block.Descendants<LeafBlock>())
        .Where(leaf => leaf.Inline is not null)
        .Select(RenderedText.PlainText));

    private static IEnumerable<string> CheckBody(RenderedText shown, RenderedText article)
    {
        var (key, document) = (shown.Source.Key, shown.Document);
        if (HtmlTag().Match(shown.Source.Body) is { Success: true } tag)
        {
            yield return $"Take out “{tag.Value}”. HTML is not used here; visitors would see it as it stands.";
        }

        var words = Words(shown.Lead + shown.Body(2).ToString());
        if (!IsSeen(words) || document.Descendants<HeadingBlock>().Any(heading => !IsSeen(RenderedText.PlainText(heading))))
        {
            yield return "There is a heading, or a whole text, in which nobody would see a word.";
        }

        // A sign may be written by its number, such as &#x202e;.
        if (HasTurn(words) && !HasTurn(shown.Source.Body))
        {
            yield return TakeOutTurn;
        }

        foreach (var message in CheckLinks(document))
        {
            yield return message;
        }

        if (document.Descendants<HeadingBlock>().Any(heading => heading.Level == 1))
        {
            yield return "Begin headings with ## (two signs). One sign is for the page’s own heading.";
        }

        if (OpenTexts.Contains(key) && (document.FirstOrDefault() is not ParagraphBlock first || !IsSeen(RenderedText.PlainText(first))))
        {
            yield return "Begin with one or two plain sentences: they stand open on the result.";
        }

        var signs = shown.Sections.FirstOrDefault()?.Html.ToString() ?? "";
        if (key == TextKeys.Safety && !(signs.Contains("<li>", StringComparison.Ordinal) && IsSeen(Words(signs))))
        {
            yield return "The safety list needs a heading with ## and a list of signs under it.";
        }

        var isCause = CauseSet.All.Any(cause => TextKeys.Advice(cause) == key);
        if (isCause && shown.Quotes.IsEmpty)
        {
            yield return "Quote the article, on lines that begin with > .";
        }

        if (shown.Quotes.Contains(""))
        {
            yield return "Take out the line with nothing but > on it.";
        }

        var lines = article.Source.Body.Split('\n').Where(line => !line.StartsWith('#'));
        foreach (var quote in shown.Quotes.Where(quote => isCause && quote != ""))
        {
            if (!lines.Any(line => line.Contains(quote, StringComparison.Ordinal)))
            {
                yield return $"This quotation is not in the article: “{(quote.Length > 80 ? quote[..80] + "…" : quote)}”.";
            }

            // A word or a letter would be marked wherever it stands in the article.
            else if (quote.Split(' ').Length < ShortestQuote)
            {
                yield return $"The quotation “{quote}” is too short. Quote {ShortestQuote} words of the article or more.";
            }
        }
    }

    private static IEnumerable<string> CheckLinks(MarkdownDocument document)
    {
        foreach (var link in document.Descendants<LinkInline>())
        {
            var linkWords = RenderedText.PlainText(link);
            if (link.IsImage)
            {
                yield return "Take out the picture. Texts have words only.";
            }
            else if (!IsAddress(link.Url))
            {
                yield return NoAddress(link.Url);
            }
            else if (!IsSeen(linkWords))
            {
                yield return $"The link to “{link.Url}” has no words.";
            }
            else if (OtherPlaceInWords(link, linkWords) is { } said)
            {
                yield return $"The link says “{said}”, but {PlaceOf(link)}. Let its words say where it leads.";
            }
        }

        foreach (var link in document.Descendants<AutolinkInline>().Where(link => !link.IsEmail && !IsAddress(link.Url)))
        {
            yield return NoAddress(link.Url);
        }
    }

    private static string NoAddress(string? url) => $"The link to “{url}” " + SchemeOf(url) switch
    {
        "mailto" => "is not taken. Write mailto: and one address, like mailto:help@example.org.",
        "tel" => "is not taken. Write tel: and a number without spaces, like tel:112.",
        _ => "would not work. Links begin with https://, or with / on this site.",
    };

    private static string? SchemeOf(string? url) => url?.Split(':')[0].ToLowerInvariant();

    private static bool IsAddress(string? url) => SafeLink.Allows(url) && AddressPattern().IsMatch(url!) && (url![0] is '/' or '#' || Uri.TryCreate(url, UriKind.Absolute, out _));

    private static string Words(string html) => WebUtility.HtmlDecode(AnyTag().Replace(html, " "));

    // Where the words of a link say that it leads, and it does not; null where they say nothing else.
    private static string? OtherPlaceInWords(LinkInline link, string words)
    {
        var (scheme, place) = (SchemeOf(link.Url), HostOf(link) ?? "");
        var isCall = scheme == "tel";
        if (isCall && NumberPattern().Matches(AsRead(words).Replace("(0)", "", StringComparison.Ordinal)).Select(match => Digits(match.Value))
            .FirstOrDefault(said => said.Length >= ShortestNumber && !IsSameNumber(said, link.Url!)) is { } number)
        {
            return number;
        }

        var said = AsRead($"{(scheme == "mailto" ? MailName().Replace(words, "") : words)} {link.Title}");
        return HostPattern().Matches(said).Select(match => match.Groups["host"].Value.ToLowerInvariant())
            .FirstOrDefault(host => host != place && !(isCall && char.IsAsciiDigit(host[^1])));
    }

    private static string PlaceOf(LinkInline link) => SchemeOf(link.Url) == "tel" ? $"calls {link.Url![4..]}" : $"leads to {HostOf(link) ?? "this site"}";

    // A number may be written with the code of its country or with a 0 in its place.
    private static bool IsSameNumber(string said, string address)
    {
        var called = Digits(address);
        return said.TrimStart('0') == called.TrimStart('0')
            || (address.Contains('+', StringComparison.Ordinal) && IsWithCountry(called, said))
            || IsWithCountry(said, called);

        static bool IsWithCountry(string whole, string national)
        {
            var (number, withCode) = (national.StartsWith('0') ? national[1..] : national, whole.TrimStart('0'));
            return number.Length >= ShortestOfACountry && withCode.EndsWith(number, StringComparison.Ordinal) && withCode.Length - number.Length is >= 1 and <= 3;
        }
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    // Without signs that nobody sees; dots and digits of other scripts as browsers and readers take them.
    private static string AsRead(string words) => string.Concat(words.EnumerateRunes()
        .Where(sign => Rune.GetUnicodeCategory(sign) is not (UnicodeCategory.Format or UnicodeCategory.NonSpacingMark) && sign.Value != '\u2800')
        .Select(sign => sign.Value is '․' or '。' or '．' or '｡' or '﹒' ? "."
            : Rune.IsNumber(sign) && Rune.GetNumericValue(sign) is >= 0 and <= 9 and var digit && double.IsInteger(digit) ? digit.ToString(CultureInfo.InvariantCulture)
            : sign.ToString()));

    private static string? HostOf(LinkInline link) =>
        Uri.TryCreate(link.Url, UriKind.Absolute, out var address) && address.Host is { Length: > 0 } host
            ? host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host
            : null;

    // With its path, in which there may be dots. As long as hosts can be and no longer, so that the time it takes does not grow with the square of the words.
    [GeneratedRegex(@"(?<![\p{L}\p{N}-])-*(?:www\.)?(?<host>(?>[\p{L}\p{N}][\p{L}\p{N}-]{0,62}\.){1,126}\p{L}{2,63}|(?:[0-9]{1,3}\.){3}[0-9]{1,3})(?![\p{L}\p{N}])(?:[/?#]\S*)?", RegexOptions.IgnoreCase)]
    private static partial Regex HostPattern();

    // With a host and no name before it: "https://nhs.uk@other.example" leads to the other.
    [GeneratedRegex(@"^(?:[/#]|mailto:[^\s?]+$|tel:\+?[0-9][0-9().-]*$|https://[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*(?::[0-9]{1,5})?(?:[/?#]|$))", RegexOptions.IgnoreCase)]
    private static partial Regex AddressPattern();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex AnyTag();

    // Groups of digits with one sign between them, or a dash with spaces; a bracket stands around a whole group.
    [GeneratedRegex(@"(?>\([0-9]+\)|[0-9]+)(?>(?: [\-\u2010-\u2013] |[ .\-/\u00a0\u202f\u2010-\u2013])?(?>\([0-9]+\)|[0-9]+))*")]
    private static partial Regex NumberPattern();

    // What stands before the @ of an address.
    [GeneratedRegex(@"(?<![^\s@])[^\s@]+@")]
    private static partial Regex MailName();

    // Not the address of a link, like <https://example.org> or <somebody@example.org>.
    [GeneratedRegex(@"<(?![A-Za-z][A-Za-z0-9+.-]+:[^\s<>]*>|[^\s<>@]+@[^\s<>@]+>)(?:/?[A-Za-z][^>\n]{0,40}>?|!--)")]
    private static partial Regex HtmlTag();
}
