using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;

namespace CrampCheck.Web.Texts;

/// <summary>A text as HTML, safe twice: by <see cref="SafeMarkdown"/>, then by <see cref="SafeHtml"/>.</summary>
public sealed partial class RenderedText
{
    private readonly ConcurrentDictionary<int, HtmlString> _bodies = [];

    private RenderedText(SourceText source, string body, bool numbersMarks = false)
    {
        Source = source;
        if (source.Body.Length > SourceText.MaxBodyLength || source.Source.Length > SourceText.MaxSourceLength || source.Body.Count('[') > SourceText.MaxBrackets)
        {
            throw new ArgumentException("It takes too long to render.", nameof(source));
        }

        Document = SafeMarkdown.Parse(body);

        // A reference's address and title are written once, and copied into every link to it.
        if (Document.Descendants<LinkInline>().Sum(link => (link.Url?.Length ?? 0) + (link.Title?.Length ?? 0)) > SourceText.MaxBodyLength)
        {
            throw new ArgumentException("It grows many times longer when rendered.", nameof(source));
        }

        var intro = Document.TakeWhile(block => !IsHeading(block)).ToList();
        SourceDocument = SafeMarkdown.Parse(source.Source);
        SourceLine = new(SafeHtml.Sanitise(SafeMarkdown.WriteLine(SourceDocument)));
        Label = intro.FirstOrDefault() is ParagraphBlock { Inline.FirstChild: EmphasisInline bold } ? PlainText(bold).TrimEnd('.').ToLowerInvariant() : "";
        var passages = ImmutableArray.CreateBuilder<string>();
        Lead = Html(intro.Take(1));
        Rest = Html(intro.Skip(1));
        Sections = [.. FindSections(Document, Html)];
        Passages = passages.ToImmutable();
        Quotes = [.. Document.Descendants<QuoteBlock>().Select(QuoteOf)];

        HtmlString Html(IEnumerable<Block> blocks)
        {
            var html = SafeHtml.Sanitise(SafeMarkdown.Write(blocks));
            return new(!numbersMarks ? html : Mark().Replace(html, mark =>
            {
                passages.Add(SafeHtml.PlainText(mark.Groups[1].Value));
                return $"<mark id=\"{PassageId(passages.Count)}\">{mark.Groups[1].Value}</mark>";
            }));
        }
    }

    /// <summary>The text as written.</summary>
    public SourceText Source { get; }

    /// <summary>The parsed Markdown, for checks.</summary>
    public MarkdownDocument Document { get; }

    /// <summary>The parsed Markdown of its source.</summary>
    public MarkdownDocument SourceDocument { get; }

    /// <summary>Its source, with links, as inline HTML.</summary>
    public HtmlString SourceLine { get; }

    /// <summary>The bold words at the start of the first paragraph, in lower case; empty if there are none.</summary>
    public string Label { get; }

    /// <summary>The first paragraph.</summary>
    public HtmlString Lead { get; }

    /// <summary>The rest up to the first heading.</summary>
    public HtmlString Rest { get; }

    /// <summary>The sections under headings.</summary>
    public ImmutableArray<TextSection> Sections { get; }

    /// <summary>The quoted passages, as plain text.</summary>
    public ImmutableArray<string> Quotes { get; }

    /// <summary>The plain text of the marked passages, which have anchors; the first is number 1.</summary>
    public ImmutableArray<string> Passages { get; }

    /// <summary>The anchor of a marked passage.</summary>
    public static string PassageId(int number) => $"passage-{number}";

    /// <summary>All but the first paragraph, with headings from the given level on.</summary>
    public HtmlString Body(int level) => _bodies.GetOrAdd(level, level => new(Rest + string.Concat(
        Sections.Select(part => $"<h{level}{(SafeMarkdown.HasRightToLeft(part.Title) ? " dir=\"auto\"" : "")}>{HtmlEncoder.Default.Encode(part.Title)}</h{level}>\n{part.Html}"))));

    /// <summary>Renders a text.</summary>
    /// <exception cref="ArgumentException">It is too long to render quickly, or nested too deeply.</exception>
    public static RenderedText From(SourceText source) => new(source, source.Body);

    /// <summary>Renders a text; null if it cannot be shown.</summary>
    public static RenderedText? TryFrom(SourceText source) => TryFrom(source, source.Body);

    /// <summary>Renders a text with passages marked; without marks if there are too many to show or if they would change its headings.</summary>
    public static RenderedText From(SourceText source, IEnumerable<string> passages)
    {
        var marked = passages.Where(passage => passage != "").Distinct()
            .Aggregate(source.Body, (body, passage) => body.Replace(passage, $"=={passage}==", StringComparison.Ordinal));
        var plain = From(source);
        return TryFrom(source, marked, numbersMarks: true) is { } shown && shown.Sections.Select(part => part.Id).SequenceEqual(plain.Sections.Select(part => part.Id)) ? shown : plain;
    }

    /// <summary>The plain text of a heading, a paragraph or a list item.</summary>
    public static string PlainText(LeafBlock block) => PlainText(block.Inline!);

    /// <summary>The plain text of a quotation, in one line.</summary>
    public static string QuoteOf(QuoteBlock quote) => string.Join(' ', quote.Descendants<LeafBlock>()
        .Where(leaf => leaf.Inline is not null).Select(PlainText)).ReplaceLineEndings(" ").Trim();

    /// <summary>The plain text of part of a line.</summary>
    public static string PlainText(ContainerInline part)
    {
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer) { EnableHtmlForInline = false, EnableHtmlEscape = false };
        renderer.WriteChildren(part);
        return writer.ToString();
    }

    /// <summary>The plain text of a whole text, with one line for each heading, paragraph and list item.</summary>
    public static string PlainText(MarkdownDocument document) => string.Join('\n', document.Descendants<LeafBlock>()
        .Select(block => block.Inline is { } words ? PlainText(words) : block.Lines.ToString())
        .Where(line => line != ""));

    private static RenderedText? TryFrom(SourceText source, string body, bool numbersMarks = false)
    {
        try
        {
            return new(source, body, numbersMarks);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool IsHeading(Block block) => block is HeadingBlock { Level: 2 };

    private static IEnumerable<TextSection> FindSections(MarkdownDocument document, Func<IEnumerable<Block>, HtmlString> html)
    {
        var blocks = document.ToList();
        for (var start = blocks.FindIndex(IsHeading); start >= 0;)
        {
            var next = blocks.FindIndex(start + 1, IsHeading);
            var end = next < 0 ? blocks.Count : next;
            var title = PlainText((HeadingBlock)blocks[start]);
            yield return new(Anchor(title), title, html(blocks[(start + 1)..end]));
            start = next;
        }
    }

    private static string Anchor(string title)
    {
        var letters = title.ToLowerInvariant().Select(c => char.IsAsciiLetterLower(c) ? c : ' ').ToArray();
        return string.Join('-', new string(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [GeneratedRegex("<mark>(.*?)</mark>", RegexOptions.Singleline)]
    private static partial Regex Mark();
}
