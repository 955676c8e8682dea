using CrampCheck.Web.Texts;
using CsCheck;

namespace CrampCheck.Web.Tests.Texts;

public sealed class RenderedTextTests
{
    private static readonly string[] Allowed =
        ["p", "br", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "a", "blockquote", "code", "pre", "hr", "mark"];

    private static readonly string[] Pieces =
    [
        "a", " ", "\n", "\n\n", "    ", "*", "**", "_", "==", "`", "```", "~~~", "#", "## ", "- ", "3. ", "> ", "[", "](", ")", "]", "]: ", "![", "<", ">", "</", "\"", "'", "(", "\\", "&",
        "&colon;", "&#106;", "javascript:", "JAVASCRIPT:", "https://a.example", "//a.example", "/b", "mailto:a@b.example", "data:text/html,", "script", "<script>", "<img src=x onerror=y()>",
        "<svg>", "<math>", "<style>", "<a href=", "<p title=", "<!--", "-->", "<![CDATA[", "onclick=y()", "{", "}", "|", "\t", "\u0001", "\u00a0", "\u200b", "é", "夜",
    ];

    private static readonly Gen<string> Hostile = Gen.Int[0, Pieces.Length - 1].Array[0, 40].Select(chosen => string.Concat(chosen.Select(i => Pieces[i])));

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

    [Theory]
    [InlineData("One line.", "<p>One line.</p>")]
    [InlineData("One\ntwo", "<p>One\ntwo</p>")]
    [InlineData("One\n\ntwo", "<p>One</p>\n<p>two</p>")]
    [InlineData("One  \ntwo", "<p>One<br>\ntwo</p>")]
    [InlineData("**Stop** and *rest*, ***now***", "<p><strong>Stop</strong> and <em>rest</em>, <em><strong>now</strong></em></p>")]
    [InlineData("2 * 3 * 4 = 24, a_b_c, 5*", "<p>2 * 3 * 4 = 24, a_b_c, 5*</p>")]
    [InlineData("5 < 6 > 4 & \"so\" it's", "<p>5 &lt; 6 &gt; 4 &amp; \"so\" it's</p>")]
    [InlineData("18 °C – “warm”, 37½ … naïve 夜 😀", "<p>18 °C – “warm”, 37½ … naïve 夜 😀</p>")]
    [InlineData("&copy; &deg; &#8211;", "<p>© ° –</p>")]
    [InlineData("\\*not a star\\*", "<p>*not a star*</p>")]
    [InlineData("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>")]
    [InlineData("- one\n  - deeper\n- two", "<ul>\n<li>one\n<ul>\n<li>deeper</li>\n</ul>\n</li>\n<li>two</li>\n</ul>")]
    [InlineData("1. one\n2. two", "<ol>\n<li>one</li>\n<li>two</li>\n</ol>")]
    [InlineData("3. three\n4. four", "<ol start=\"3\">\n<li>three</li>\n<li>four</li>\n</ol>")]
    [InlineData("> quoted\n> on", "<blockquote>\n<p>quoted\non</p>\n</blockquote>")]
    [InlineData("### Third", "<h3>Third</h3>")]
    [InlineData("#### Fourth", "<h4>Fourth</h4>")]
    [InlineData("# First", "<h3>First</h3>")]
    [InlineData("###### Sixth", "<h4>Sixth</h4>")]
    [InlineData("one\n\n***\n\ntwo", "<p>one</p>\n<hr>\n<p>two</p>")]
    [InlineData("`x < y`", "<p><code>x &lt; y</code></p>")]
    [InlineData("```js\na\n```", "<pre><code>a\n</code></pre>")]
    [InlineData("==marked==", "<p><mark>marked</mark></p>")]
    [InlineData("[NHS](https://www.nhs.uk/a?b=c&d=e#f)", "<p><a href=\"https://www.nhs.uk/a?b=c&amp;d=e#f\">NHS</a></p>")]
    [InlineData("[call 112](tel:112) or [write](mailto:a@b.example)", "<p><a href=\"tel:112\">call 112</a> or <a href=\"mailto:a@b.example\">write</a></p>")]
    [InlineData("[diary](/diary) and [help](#help)", "<p><a href=\"/diary\">diary</a> and <a href=\"#help\">help</a></p>")]
    [InlineData("[x](/ \"A “title”\")", "<p><a href=\"/\" title=\"A “title”\">x</a></p>")]
    [InlineData("[x][1]\n\n[1]: https://a.example", "<p><a href=\"https://a.example\">x</a></p>")]
    [InlineData("<https://a.example> <a@b.example>", "<p><a href=\"https://a.example\">https://a.example</a> <a href=\"mailto:a@b.example\">a@b.example</a></p>")]
    [InlineData("[the **words** stay](http://a.example)", "<p>the <strong>words</strong> stay</p>")]
    [InlineData("שלום\n\n- one\n- \u2067שלום\u2069", "<p dir=\"auto\">שלום</p>\n<ul dir=\"auto\">\n<li dir=\"auto\">one</li>\n<li dir=\"auto\">\u2067שלום\u2069</li>\n</ul>")]
    [InlineData("[a] (b) [1]", "<p>[a] (b) [1]</p>")]
    public void Render_AHarmlessText_SaysWhatWasWritten(string body, string html)
    {
        var text = RenderedText.From(new("key", "Title", "Source", new(2026, 1, 1), body));
        Assert.Equal(html, (text.Lead.ToString() + text.Rest).Trim());
    }

    [Fact]
    public void Sanitise_AnyText_LeavesOnlyAllowedHtmlAndIsIdempotent() => Hostile.Sample(body =>
    {
        foreach (var html in new[] { body, Written(body) })
        {
            var once = SafeHtml.Sanitise(html);
            Assert.Equal(once, SafeHtml.Sanitise(once));
            HasOnlyWhatIsAllowed(once);
        }
    });

    [Fact]
    public void Write_AnyText_GivesOnlyAllowedHtmlThatTheSanitiserKeeps() => Hostile.Sample(body =>
    {
        var written = Written(body);
        HasOnlyWhatIsAllowed(written);
        Assert.Equal(Html.Parse(written).Body!.InnerHtml, Html.Parse(SafeHtml.Sanitise(written)).Body!.InnerHtml);
    });

    private static string Written(string body) => SafeMarkdown.Write(SafeMarkdown.Parse(body));

    private static void HasOnlyWhatIsAllowed(string html)
    {
        foreach (var element in Html.Parse(html).Body!.QuerySelectorAll("*"))
        {
            Assert.Contains(element.LocalName, Allowed);
            Assert.All(element.Attributes, attribute => Assert.Contains(attribute.Name, (string[])["href", "title", "start", "dir"]));
            Assert.True(element.GetAttribute("href") is not { Length: > 0 } link || SafeLink.Allows(link), element.OuterHtml);
        }
    }
}
