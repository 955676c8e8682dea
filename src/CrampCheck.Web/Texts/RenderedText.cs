using System.Collections.Immutable;
using Ganss.Xss;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Renderers;
using Markdig.Syntax;
using Microsoft.AspNetCore.Html;

namespace CrampCheck.Web.Texts;

/// <summary>The part of a text under one heading.</summary>
/// <param name="Id">Its anchor: the heading's words in lower case, joined by hyphens.</param>
/// <param name="Title">The heading.</param>
/// <param name="Html">Safe HTML.</param>
public sealed record TextSection(string Id, string Title, IHtmlContent Html);

/// <summary>A text as safe HTML: no tag, attribute or link scheme but those listed here.</summary>
public sealed class RenderedText
{
    // HTML in a text stays text. ==Marks== are the only extension: none that writes attributes, ids or embedded media.
    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().DisableHtml().UseEmphasisExtras(EmphasisExtraOptions.Marked).Build();

    private static readonly HtmlSanitizer Sanitizer = new(new HtmlSanitizerOptions
    {
        AllowedTags = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
        {
            "p", "br", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "a", "blockquote", "code", "pre", "hr", "mark",
        },
        AllowedAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "title" },
        AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "https", "mailto", "tel" },
        UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href" },
    });

    private RenderedText(SourceText source, string body)
    {
        Source = source;
        var document = Parse(body);
        var intro = document.TakeWhile(block => !IsHeading(block)).ToList();
        Lead = Html(intro.Take(1));
        Rest = Html(intro.Skip(1));
        Sections = [.. FindSections(document)];
        Quotes = [.. document.OfType<QuoteBlock>().Select(quote => Words(quote, body))];
    }

    /// <summary>What it was made from.</summary>
    public SourceText Source { get; }

    /// <summary>The first paragraph.</summary>
    public IHtmlContent Lead { get; }

    /// <summary>What follows, up to the first heading.</summary>
    public IHtmlContent Rest { get; }

    /// <summary>The parts under headings.</summary>
    public ImmutableArray<TextSection> Sections { get; }

    /// <summary>The passages it quotes, as plain text.</summary>
    public ImmutableArray<string> Quotes { get; }

    /// <summary>Renders a text.</summary>
    public static RenderedText From(SourceText source) => new(source, source.Body);

    /// <summary>Renders a text with some of its passages marked.</summary>
    public static RenderedText From(SourceText source, IEnumerable<string> passages) =>
        new(source, passages.Aggregate(source.Body, (body, passage) => body.Replace(passage, $"=={passage}==", StringComparison.Ordinal)));

    /// <summary>The text as Markdown sees it, for those who check it.</summary>
    /// <exception cref="ArgumentException">It is nested too deep to be shown.</exception>
    public static MarkdownDocument Parse(string body) => Markdown.Parse(body, Pipeline);

    /// <summary>The words of a heading, a paragraph or a line of a list, without any marks.</summary>
    public static string PlainText(LeafBlock block)
    {
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer) { EnableHtmlForInline = false, EnableHtmlEscape = false };
        renderer.WriteLeafInline(block);
        return writer.ToString();
    }

    private static bool IsHeading(Block block) => block is HeadingBlock { Level: 2 };

    private static IEnumerable<TextSection> FindSections(MarkdownDocument document)
    {
        var blocks = document.ToList();
        for (var start = blocks.FindIndex(IsHeading); start >= 0;)
        {
            var next = blocks.FindIndex(start + 1, IsHeading);
            var end = next < 0 ? blocks.Count : next;
            var title = PlainText((HeadingBlock)blocks[start]);
            yield return new(Anchor(title), title, Html(blocks[(start + 1)..end]));
            start = next;
        }
    }

    private static string Anchor(string title)
    {
        var letters = title.ToLowerInvariant().Select(c => char.IsAsciiLetterLower(c) ? c : ' ').ToArray();
        return string.Join('-', new string(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Words(QuoteBlock quote, string body) =>
        string.Join(' ', body[quote.Span.Start..(quote.Span.End + 1)]
            .Split('\n')
            .Select(line => line.TrimStart('>', ' ').Trim()))
        .Trim();

    private static HtmlString Html(IEnumerable<Block> blocks)
    {
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        foreach (var block in blocks)
        {
            renderer.Render(block);
        }

        return new(Sanitizer.Sanitize(writer.ToString()));
    }
}
