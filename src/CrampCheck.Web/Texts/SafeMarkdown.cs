using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CrampCheck.Web.Texts;

/// <summary>Turns Markdown into HTML that is safe by itself: the first of two layers, before <see cref="SafeHtml"/>.</summary>
public static class SafeMarkdown
{
    // Marks a document that contains right-to-left letters.
    private static readonly object RightToLeft = new();

    // HTML in a text stays text. ==Marks== are the only extension: none that writes attributes, ids or embedded media.
    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().DisableHtml().UseEmphasisExtras(EmphasisExtraOptions.Marked).UsePreciseSourceLocation().Build();

    /// <summary>Parses a text.</summary>
    /// <exception cref="ArgumentException">It is nested too deeply to be shown.</exception>
    public static MarkdownDocument Parse(string text)
    {
        var document = Markdown.Parse(text, Pipeline);
        if (HasRightToLeft(text))
        {
            document.SetData(RightToLeft, true);
        }

        return document;
    }

    /// <summary>Writes parts of a text as HTML.</summary>
    /// <exception cref="ArgumentException">They are nested too deeply to be shown.</exception>
    public static string Write(IEnumerable<Block> blocks) => Write(blocks, isLine: false);

    /// <summary>Writes a one-line text as HTML, without a paragraph around it.</summary>
    /// <exception cref="ArgumentException">It is nested too deeply to be shown.</exception>
    public static string WriteLine(MarkdownDocument line) => Write(line, isLine: true);

    private static string Write(IEnumerable<Block> blocks, bool isLine)
    {
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer) { ImplicitParagraph = isLine };
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.Replace<HeadingRenderer>(new SmallHeadingRenderer());
        renderer.ObjectRenderers.Replace<LinkInlineRenderer>(new LinkRenderer());
        renderer.ObjectRenderers.Replace<AutolinkInlineRenderer>(new AutolinkRenderer());

        // No class for the language of code, nor any other attribute. Each block has its own direction, where that can matter.
        var mayTurn = blocks.Any(block => RootOf(block).ContainsData(RightToLeft));
        renderer.ObjectWriteBefore += (_, part) =>
        {
            part.SetAttributes(mayTurn && part is Block ? DirectionOfItsOwn() : new());

            // Lists write their items themselves.
            foreach (var item in mayTurn && part is ListBlock list ? list : Enumerable.Empty<Block>())
            {
                item.SetAttributes(DirectionOfItsOwn());
            }
        };
        foreach (var block in blocks)
        {
            renderer.Render(block);
        }

        return writer.ToString();
    }

    /// <summary>Whether there is a letter of a right-to-left script.</summary>
    public static bool HasRightToLeft(string text) => text.EnumerateRunes().Any(rune => rune.Value is (>= 0x590 and <= 0x8FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFE) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF));

    private static HtmlAttributes DirectionOfItsOwn()
    {
        var attributes = new HtmlAttributes();
        attributes.AddProperty("dir", "auto");
        return attributes;
    }

    private static Block RootOf(Block block) => block.Parent is { } parent ? RootOf(parent) : block;

    // Headings that fit below a section's heading.
    private sealed class SmallHeadingRenderer : HtmlObjectRenderer<HeadingBlock>
    {
        protected override void Write(HtmlRenderer renderer, HeadingBlock heading)
        {
            var tag = heading.Level <= 3 ? "h3" : "h4";
            renderer.Write($"<{tag}").WriteAttributes(heading).Write(">").WriteLeafInline(heading).WriteLine($"</{tag}>");
        }
    }

    // A forbidden link leaves its words; a picture leaves nothing.
    private sealed class LinkRenderer : LinkInlineRenderer
    {
        protected override void Write(HtmlRenderer renderer, LinkInline link)
        {
            if (link.IsImage)
            {
                return;
            }

            if (SafeLink.Allows(link.GetDynamicUrl?.Invoke() ?? link.Url))
            {
                base.Write(renderer, link);
            }
            else
            {
                renderer.WriteChildren(link);
            }
        }
    }

    private sealed class AutolinkRenderer : AutolinkInlineRenderer
    {
        protected override void Write(HtmlRenderer renderer, AutolinkInline link)
        {
            if (link.IsEmail || SafeLink.Allows(link.Url))
            {
                base.Write(renderer, link);
            }
            else
            {
                renderer.WriteEscape(link.Url);
            }
        }
    }
}
