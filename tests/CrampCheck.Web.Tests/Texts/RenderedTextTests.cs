using AngleSharp.Dom;
using CrampCheck.Web.Texts;

namespace CrampCheck.Web.Tests.Texts;

public sealed class RenderedTextTests
{
    private static readonly string[] Allowed =
        ["p", "br", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "a", "blockquote", "code", "pre", "hr", "mark"];

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<svg onload=alert(1)>")]
    [InlineData("<iframe srcdoc='<script>alert(1)</script>'>")]
    [InlineData("<style>*{background:url(https://evil.example)}</style>")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](java&#115;cript:alert(1))")]
    [InlineData("[x](&#x6A;avascript:alert(1))")]
    [InlineData("[x]( javascript:alert(1))")]
    [InlineData("[x](\u0001javascript:alert(1))")]
    [InlineData("[x](vbscript:msgbox(1))")]
    [InlineData("[x](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[x](http://plain.example)")]
    [InlineData("[x](https://a.example \"\\\" onmouseover=alert(1) \\\"\")")]
    [InlineData("![x](https://evil.example/pixel.png)")]
    [InlineData("![x](javascript:alert(1))")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("[x]{onclick=alert(1)}")]
    [InlineData("# x {#id onclick=alert(1)}")]
    [InlineData("[x][1]\n\n[1]: javascript:alert(1)")]
    [InlineData("<details open ontoggle=alert(1)>")]
    [InlineData("<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>")]
    [InlineData("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">")]
    [InlineData("<template><script>alert(1)</script></template>")]
    [InlineData("<form action=https://evil.example><button>x</button></form>")]
    [InlineData("<base href=https://evil.example>")]
    [InlineData("<meta http-equiv=refresh content='0;url=https://evil.example'>")]
    [InlineData("<embed src=javascript:alert(1)>")]
    [InlineData("<object data=data:text/html,x></object>")]
    [InlineData("<video><source onerror=alert(1)></video>")]
    [InlineData("<input autofocus onfocus=alert(1)>")]
    [InlineData("<p style=\"background:url(javascript:alert(1))\" id=main class=card>x</p>")]
    [InlineData("<a href=\"https://a.example\" target=_blank onclick=alert(1)>x</a>")]
    [InlineData("<!--><script>alert(1)</script>-->")]
    [InlineData("<![CDATA[<script>alert(1)</script>]]>")]
    [InlineData("<?xml version=\"1.0\"?><script>alert(1)</script>")]
    [InlineData("<scr<script>ipt>alert(1)</scr</script>ipt>")]
    [InlineData("&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("[x](//evil.example)")]
    [InlineData("[x](file:///etc/passwd)")]
    [InlineData("[x](blob:https://a.example/1)")]
    [InlineData("[x](<javascript:alert(1)>)")]
    [InlineData("[x](javascript&colon;alert(1))")]
    [InlineData("[x](java\tscript:alert(1))")]
    [InlineData("[x](https://a.example){target=_blank onclick=alert(1)}")]
    [InlineData("![](data:image/svg+xml;base64,PHN2Zz4=)")]
    [InlineData("| a |\n|---|\n| <script>alert(1)</script> |")]
    [InlineData("==<script>alert(1)</script>==")]
    [InlineData("- [ ] <script>alert(1)</script>")]
    [InlineData("$$<script>alert(1)</script>$$")]
    [InlineData("```\n<script>alert(1)</script>\n```")]
    [InlineData("`<script>alert(1)</script>`")]
    [InlineData("> <script>alert(1)</script>")]
    [InlineData("## <script>alert(1)</script>\n\ntext")]
    public void Render_AnAttack_LeavesOnlyHarmlessTags(string attack)
    {
        var text = RenderedText.From(new("key", "Title", "Source", new(2026, 1, 1), $"Lead {attack}\n\n{attack}\n\n## Part\n\n{attack}"));

        var html = text.Lead.ToString() + text.Rest + string.Concat(text.Sections.Select(part => part.Html));
        foreach (var element in Html.Parse(html).Body!.QuerySelectorAll("*"))
        {
            Assert.Contains(element.LocalName, Allowed);
            Assert.All(element.Attributes, attribute => Assert.True(attribute.Name is "href" or "title", attribute.Name));
            if (element.GetAttribute("href") is { } link && link.Contains(':', StringComparison.Ordinal))
            {
                Assert.Matches("^(https|mailto|tel):", link);
            }
        }
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<b>bold</b>")]
    [InlineData("a < b & c > d")]
    public void Render_Html_StaysText(string html)
    {
        var text = RenderedText.From(new("key", "Title", "Source", new(2026, 1, 1), $"x {html}\n\n## {html}\n\nx {html}"));

        Assert.Equal($"x {html}", Html.Parse(text.Lead.ToString()!).Body!.TextContent.Trim());
        Assert.Equal($"x {html}", Html.Parse(text.Sections[0].Html.ToString()!).Body!.TextContent.Trim());
        Assert.Equal(html, text.Sections[0].Title);
    }

    [Fact]
    public void Render_PlainMarkdown_KeepsItsMeaning()
    {
        var text = RenderedText.From(new("key", "Title", "Source", new(2026, 1, 1),
            "Lead with *care*.\n\n**Bold** and [a link](https://a.example) and [home](/diary).\n\n## First part\n\n- one\n- two\n\n## [Second] part\n\n> Quoted words."));

        Assert.Equal("<p>Lead with <em>care</em>.</p>\n", text.Lead.ToString());
        Assert.Contains("<a href=\"https://a.example\">a link</a>", text.Rest.ToString(), StringComparison.Ordinal);
        Assert.Contains("<a href=\"/diary\">home</a>", text.Rest.ToString(), StringComparison.Ordinal);
        Assert.Equal([("first-part", "First part"), ("second-part", "[Second] part")], text.Sections.Select(part => (part.Id, part.Title)));
        Assert.Equal("Quoted words.", Assert.Single(text.Quotes));
    }
}
