using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using CrampCheck.Rules;
using CrampCheck.Web.Texts;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CrampCheck.Web.Editing;

/// <summary>Checks that a text must pass before visitors see it, and advice on its words.</summary>
public static partial class TextChecks
{
    /// <summary>The message for a text that <see cref="HasBidiControl"/>.</summary>
    public const string RemoveBidiControl = "It contains an invisible character that changes the direction of writing. Type the words again without it.";

    /// <summary>Words.</summary>
    private const int MinQuoteWords = 3;

    /// <summary>The share of its words that a quotation must have in common with a sentence of the article for that sentence to be suggested.</summary>
    private const double SimilarEnough = 0.6;

    // Results show their first paragraph unfolded.
    private static readonly string[] MustStartWithWords =
        [.. CauseSet.All.Select(TextKeys.Advice), TextKeys.Joint, TextKeys.None, TextKeys.Unknown, TextKeys.Safety, TextKeys.NotLookedAt];

    /// <summary>Problems and advice. A text with nothing but advice can be published.</summary>
    public static IReadOnlyList<TextProblem> Check(string key, TextForm text, RenderedText article, DateOnly today) =>
        Check(key, text, RenderedText.TryFrom(text.ToText(key, default)), article, today);

    /// <summary>The same for a rendered text; null if it cannot be rendered.</summary>
    public static IReadOnlyList<TextProblem> Check(string key, TextForm text, RenderedText? shown, RenderedText article, DateOnly today)
    {
        var problems = new List<TextProblem>();
        CheckLine(nameof(text.Title), "title", text.Title, SourceText.MaxLineLength);
        CheckLine(nameof(text.Source), "source", text.Source, SourceText.MaxSourceLength);
        if (!DateOnly.TryParseExact(text.Reviewed, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var reviewed))
        {
            Add(nameof(text.Reviewed), "Enter the day when the text was last checked, like 2026-11-22.");
        }

        // It may already be tomorrow in the editor's time zone.
        else if (reviewed > today.AddDays(1))
        {
            Add(nameof(text.Reviewed), "The review day is in the future.");
        }

        if (text.Body == "")
        {
            Add(nameof(text.Body), "Write the text.");
        }
        else if (text.Body.Length > SourceText.MaxBodyLength)
        {
            Add(nameof(text.Body), $"The text has {text.Body.Length:N0} characters. The maximum is {SourceText.MaxBodyLength:N0}.");
        }
        else if (shown is not null)
        {
            problems.AddRange(LinkChecks.Check(nameof(text.Source), shown.SourceDocument, text.Source));
            problems.AddRange(CheckBody(shown, article).OrderBy(problem => problem.Place?.Start ?? int.MaxValue));
        }
        else
        {
            Add(nameof(text.Body), "This cannot be shown: lists, quotations, links or words with stars are nested too deeply, or there are too many brackets or links.");
        }

        foreach (var (field, value) in new[] { (nameof(text.Title), text.Title), (nameof(text.Source), text.Source), (nameof(text.Body), text.Body) })
        {
            if (HasBidiControl(value))
            {
                Add(field, RemoveBidiControl);
            }
        }

        return problems;

        void Add(string field, string message) => problems.Add(new(field, message));
        void CheckLine(string field, string name, string value, int maxLength)
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                Add(field, $"Write the {name}.");
            }
            else if (value.Length > maxLength)
            {
                Add(field, $"The {name} has {value.Length:N0} characters. The maximum is {maxLength:N0}.");
            }
        }
    }

    /// <summary>Whether invisible characters reverse the reading direction of words. Isolates closed on their own line do not.</summary>
    public static bool HasBidiControl(string text) => text.AsSpan().IndexOfAnyInRange('\u202a', '\u202e') >= 0 || text.Split('\n').Any(line =>
    {
        var open = 0;
        return line.Any(c => (open += c is >= '\u2066' and <= '\u2068' ? 1 : c == '\u2069' ? -1 : 0) < 0) || open > 0;
    });

    /// <summary>The readability of the text's own words, without quotations and sources. Null if there are none.</summary>
    public static Readability? ReadabilityOf(RenderedText text) => Readability.Of(text.Document
        .TakeWhile(block => block is not HeadingBlock heading || !RenderedText.PlainText(heading).StartsWith("Source", StringComparison.OrdinalIgnoreCase))
        .Where(block => block is not QuoteBlock)
        .SelectMany(block => block is LeafBlock leaf ? [leaf] : block.Descendants<LeafBlock>())
        .Where(leaf => leaf.Inline is not null)
        .Select(RenderedText.PlainText));

    private static IEnumerable<TextProblem> CheckBody(RenderedText shown, RenderedText article)
    {
        var (key, document, body) = (shown.Source.Key, shown.Document, shown.Source.Body);
        var isPlain = WhereIsPlain(document, body.Length);
        foreach (var tag in HtmlTag().Matches(body).Where(tag => isPlain[tag.Index]))
        {
            yield return Body($"Remove “{tag.Value}”. HTML does not work here; visitors would see it as it is.", tag.Index, tag.Length, new("Remove it", tag.Index, tag.Length, ""));
        }

        if (string.IsNullOrWhiteSpace(WordsOf(shown.Lead + shown.Body(2).ToString())))
        {
            yield return Body("This text has no visible words.");
        }

        foreach (var problem in LinkChecks.Check(nameof(TextForm.Body), document, body))
        {
            yield return problem;
        }

        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            if (string.IsNullOrWhiteSpace(RenderedText.PlainText(heading)))
            {
                yield return At(heading, "This heading is empty.");
            }
            else if (heading.Level == 1)
            {
                yield return At(
                    heading, "Start headings with ##. A single # is the page’s own heading.",
                    body[heading.Span.Start] == '#' ? new("Use ##", heading.Span.Start, 1, "##") : null);
            }
        }

        if (MustStartWithWords.Contains(key) && (document.FirstOrDefault() is not ParagraphBlock first || string.IsNullOrWhiteSpace(RenderedText.PlainText(first))))
        {
            yield return Body("Begin with one or two plain sentences: results show them unfolded.", 0, Math.Min(body.Length, 40));
        }

        var symptoms = shown.Sections.FirstOrDefault()?.Html.ToString() ?? "";
        if (key == TextKeys.Safety && !(symptoms.Contains("<li>", StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(WordsOf(symptoms))))
        {
            yield return Body("The safety list needs a heading with ## and a list of symptoms under it.");
        }

        foreach (var problem in CheckQuotes(key, document, article))
        {
            yield return problem;
        }

        foreach (var address in BareAddress().Matches(body).Where(address => isPlain[address.Index]))
        {
            var link = address.Value.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
                ? $"[{address.Value}](https://{address.Value})"
                : $"<https://{address.Value.Split("://", 2)[1]}>";
            yield return Body("This address is plain text, not a link: visitors cannot tap it.", address.Index, address.Length, new("Make it a link", address.Index, address.Length, link)) with { IsAdvice = true };
        }

        if (TableRule().Match(body) is { Success: true } table && isPlain[table.Index])
        {
            yield return Body("Tables do not work here. Write a list instead.", table.Index, table.Length) with { IsAdvice = true };
        }
    }

    private static IEnumerable<TextProblem> CheckQuotes(string key, MarkdownDocument document, RenderedText article)
    {
        var isCause = CauseSet.All.Any(cause => TextKeys.Advice(cause) == key);
        var isQuoted = false;
        foreach (var block in document.Descendants<QuoteBlock>())
        {
            var quote = RenderedText.QuoteOf(block);
            if (quote == "")
            {
                yield return At(block, "Remove the line that has only > on it.", new("Remove it", block.Span.Start, block.Span.Length, ""));
            }
            else if (isCause && !Quotation.PassagesOf(quote, article.Source.Body).IsEmpty)
            {
                isQuoted = true;
                if (quote.Split(' ').Length < MinQuoteWords)
                {
                    // A single word or letter would be marked everywhere in the article.
                    yield return At(block, $"The quotation “{quote}” is too short. Quote {MinQuoteWords} words of the article or more.");
                }
            }
            else if (isCause && IsSourced(block))
            {
                yield return At(block, "This quotation is not from the article. It is shown with its own source.") with { IsAdvice = true };
            }
            else if (isCause)
            {
                yield return At(
                    block, $"This quotation is not in the article: “{(quote.Length > 80 ? quote[..80] + "…" : quote)}”. Use the article’s words, or name its own source with a link in the quotation, or in the line before or after it.",
                    Quotation.Nearest(quote, article.Source.Body, SimilarEnough) is { } near ? new("Use the article’s words", block.Span.Start, block.Span.Length, "> " + near) : null);
            }
        }

        if (isCause && !isQuoted)
        {
            yield return Body("Quote the article, on lines that begin with > .");
        }
    }

    // With a link in it, or right before or after it.
    private static bool IsSourced(QuoteBlock quote)
    {
        var at = quote.Parent!.IndexOf(quote);
        return quote.Parent.Skip(Math.Max(0, at - 1)).Take(at == 0 ? 2 : 3)
            .Any(block => (block is LeafBlock leaf ? leaf.Inline?.Descendants<LinkInline>() ?? [] : block.Descendants<LinkInline>()).Any());
    }

    private static string WordsOf(string html) => WebUtility.HtmlDecode(AnyTag().Replace(html, " "));

    // Not in code or links, where an address is intended and a tag is an example.
    private static bool[] WhereIsPlain(MarkdownDocument document, int length)
    {
        var isPlain = new bool[length];
        Array.Fill(isPlain, true);
        foreach (var part in document.Descendants().Where(part => part is CodeInline or CodeBlock or LinkInline or AutolinkInline or LinkReferenceDefinition))
        {
            var (start, end) = (Math.Clamp(part.Span.Start, 0, length), Math.Clamp(part.Span.End + 1, 0, length));
            if (end > start)
            {
                Array.Fill(isPlain, false, start, end - start);
            }
        }

        return isPlain;
    }

    private static TextProblem Body(string message) => new(nameof(TextForm.Body), message);

    private static TextProblem Body(string message, int start, int length, Fix? fix = null) => new(nameof(TextForm.Body), message, (start, length), fix);

    private static TextProblem At(MarkdownObject part, string message, Fix? fix = null) => Body(message, part.Span.Start, part.Span.Length, fix);

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex AnyTag();

    // Only real HTML tags with well-formed attributes; "a <b and c>" is words.
    [GeneratedRegex("""<!--.*?-->|</?(?:a|abbr|article|audio|b|base|blockquote|body|br|button|center|cite|code|dd|del|details|div|dl|dt|em|embed|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|label|li|link|main|mark|math|meta|nav|object|ol|p|picture|pre|q|s|script|section|select|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|textarea|th|thead|title|tr|tt|u|ul|video)(?:\s+[a-z-]+\s*=\s*(?:"[^"\n]*"|'[^'\n]*'|[^\s"'>]+))*\s*/?>""", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex HtmlTag();

    [GeneratedRegex(@"\b(?:https?://|www\.)[^\s<>()\[\]]*[^\s<>()\[\].,;:!?'""”’*_]", RegexOptions.IgnoreCase)]
    private static partial Regex BareAddress();

    // The line under a table's header.
    [GeneratedRegex(@"^[ ]{0,3}\|?[ ]*:?-{2,}:?[ ]*\|[ :|-]*$", RegexOptions.Multiline)]
    private static partial Regex TableRule();
}
