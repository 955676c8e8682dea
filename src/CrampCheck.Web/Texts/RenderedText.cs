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
            throw new ArgumentException("It takes too long to be shown.", nameof(source));
        }

        Document = SafeMarkdown.Parse(body);

        // An address is written once, with its title, and copied into every link that names it.
        if (Document.Descendants<LinkInline>().Sum(link => (link.Url?.Length ?? 0) + (link.Title?.Length ?? 0)) > SourceText.MaxBodyLength)
        {
            throw new ArgumentException("It is many times as long when it is shown.", nameof(source));
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

    /// <summary>What it was made from.</summary>
    public SourceText Source { get; }

    /// <summary>It as Markdown sees it, for those who check it.</summary>
    public MarkdownDocument Document { get; }

    /// <summary>Its source as Markdown sees it.</summary>
    public MarkdownDocument SourceDocument { get; }

    /// <summary>Where it comes from, with links, to stand in a line.</summary>
    public HtmlString SourceLine { get; }

    /// <summary>The bold words that the first paragraph begins with, in lower case; empty where it begins otherwise.</summary>
    public string Label { get; }

    /// <summary>The first paragraph.</summary>
    public HtmlString Lead { get; }

    /// <summary>What follows, up to the first heading.</summary>
    public HtmlString Rest { get; }

    /// <summary>The parts under headings.</summary>
    public ImmutableArray<TextSection> Sections { get; }

    /// <summary>The passages it quotes, as plain text.</summary>
    public ImmutableArray<string> Quotes { get; }

    /// <summary>The words of its marked passages, which have anchors: the first is number 1.</summary>
    public ImmutableArray<string> Passages { get; }

    /// <summary>The anchor of a marked passage.</summary>
    public static string PassageId(int number) => $"passage-{number}";

    /// <summary>All but the first paragraph, under headings of a level.</summary>
    public HtmlString Body(int level) => _bodies.GetOrAdd(level, level => new(Rest + string.Concat(
        Sections.Select(part => $"<h{level}{(SafeMarkdown.HasRightToLeft(part.Title) ? " dir=\"auto\"" : "")}>{HtmlEncoder.Default.Encode(part.Title)}</h{level}>\n{part.Html}"))));

    /// <summary>Renders a text.</summary>
    /// <exception cref="ArgumentException">It is longer than is quick to show, or nested too deep.</exception>
    public static RenderedText From(SourceText source) => new(source, source.Body);

    /// <summary>Renders a text, or gives null if it cannot be shown.</summary>
    public static RenderedText? TryFrom(SourceText source) => TryFrom(source, source.Body);

    /// <summary>Renders a text with some of its passages marked; without marks, if there are more than can be shown or if they change its headings.</summary>
    public static RenderedText From(SourceText source, IEnumerable<string> passages)
    {
        var marked = passages.Where(passage => passage != "").Distinct()
            .Aggregate(source.Body, (body, passage) => body.Replace(passage, $"=={passage}==", StringComparison.Ordinal));
        var plain = From(source);
        return TryFrom(source, marked, numbersMarks: true) is { } shown && shown.Sections.Select(part => part.Id).SequenceEqual(plain.Sections.Select(part => part.Id)) ? shown : plain;
    }

    /// <summary>The words of a heading, a paragraph or a line of a list, without any marks.</summary>
    public static string PlainText(LeafBlock block) => PlainText(block.Inline!);

    /// <summary>The words of a quotation in one line, without any marks.</summary>
    public static string QuoteOf(QuoteBlock quote) => string.Join(' ', quote.Descendants<LeafBlock>()
        .Where(leaf => leaf.Inline is not null).Select(PlainText)).ReplaceLineEndings(" ").Trim();

    /// <summary>The words of a part of a line, without any marks.</summary>
    public static string PlainText(ContainerInline part)
    {
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer) { EnableHtmlForInline = false, EnableHtmlEscape = false };
        renderer.WriteChildren(part);
        return writer.ToString();
    }

    /// <summary>The words of a whole text, a line for each heading, paragraph and line of a list, without any marks.</summary>
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
