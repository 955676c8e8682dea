using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CrampCheck.Web.Texts;

/// <summary>Makes HTML of Markdown that is safe as it stands: the first of two layers, before <see cref="SafeHtml"/>.</summary>
public static class SafeMarkdown
{
    // HTML in a text stays text. ==Marks== are the only extension: none that writes attributes, ids or embedded media.
    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().DisableHtml().UseEmphasisExtras(EmphasisExtraOptions.Marked).Build();

    /// <summary>The text as Markdown sees it.</summary>
    /// <exception cref="ArgumentException">It is nested too deep to be shown.</exception>
    public static MarkdownDocument Parse(string text) => Markdown.Parse(text, Pipeline);

    /// <summary>Writes parts of a text as HTML.</summary>
    /// <exception cref="ArgumentException">They are nested too deep to be shown.</exception>
    public static string Write(IEnumerable<Block> blocks) => Write(blocks, isLine: false);

    /// <summary>Writes a text of one line as HTML, without a paragraph around it.</summary>
    /// <exception cref="ArgumentException">It is nested too deep to be shown.</exception>
    public static string WriteLine(MarkdownDocument line) => Write(line, isLine: true);

    private static string Write(IEnumerable<Block> blocks, bool isLine)
    {
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer) { ImplicitParagraph = isLine };
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.Replace<HeadingRenderer>(new SmallHeadingRenderer());
        renderer.ObjectRenderers.Replace<LinkInlineRenderer>(new LinkRenderer());
        renderer.ObjectRenderers.Replace<AutolinkInlineRenderer>(new AutolinkRenderer());

        // No class for the language of code, nor what else may come to be.
        renderer.ObjectWriteBefore += (_, part) => part.SetAttributes(new());
        foreach (var block in blocks)
        {
            renderer.Render(block);
        }

        return writer.ToString();
    }

    // Headings that fit below that of a section.
    private sealed class SmallHeadingRenderer : HtmlObjectRenderer<HeadingBlock>
    {
        protected override void Write(HtmlRenderer renderer, HeadingBlock heading)
        {
            var tag = heading.Level <= 3 ? "h3" : "h4";
            renderer.Write($"<{tag}>").WriteLeafInline(heading).WriteLine($"</{tag}>");
        }
    }

    // Of a link that is not allowed the words stay; of a picture nothing does.
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
