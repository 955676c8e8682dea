using CrampCheck.Web.Texts;

namespace CrampCheck.Web.Tests.Texts;

public sealed class SafeLinkTests
{
    public static TheoryData<string> Safe =>
    [
        "https://a.example", "HTTPS://a.example/b?c=d:e#f", "https://a.example/a b", "mailto:a@b.example", "tel:112",
        "/", "/diary?a=b:c", "#help", "?a=b", "article", "article#a:b", "./article", "../article",
    ];

    public static TheoryData<string?> Unsafe =>
    [
        null, "", "http://a.example", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "vbscript:x", "data:text/html,x", "file:///x", "blob:https://a.example/1",
        "ftp://a.example", "//a.example", "///a.example", "\\\\a.example", "/\\a.example", "https:\\\\a.example", " javascript:alert(1)", "\u00a0//a.example",
        "java\tscript:alert(1)", "java\nscript:alert(1)", "\u0001javascript:alert(1)", "/\t/a.example", "/\n/a.example", "https\u200b:x", "ｊavascript:x",
        "httpsx:y", ":", "1:2",
    ];

    [Theory]
    [MemberData(nameof(Safe))]
    public void Allows_AnAddressHereOrOfAKnownScheme_IsTrueInBothLayers(string address)
    {
        Assert.True(SafeLink.Allows(address));
        Assert.NotNull(Linked(SafeHtml.Sanitise($"<a href=\"{address}\">x</a>")));
        Assert.NotNull(Linked(SafeMarkdown.Write(SafeMarkdown.Parse($"[x](<{address}>)"))));
    }

    [Theory]
    [MemberData(nameof(Unsafe))]
    public void Allows_AnyOtherAddress_IsFalseInBothLayers(string? address)
    {
        Assert.False(SafeLink.Allows(address));
        Assert.Null(Linked(SafeMarkdown.Write(SafeMarkdown.Parse($"[x](<{address}>)"))));

        // Left empty, it is this page.
        if (!string.IsNullOrEmpty(address))
        {
            Assert.Null(Linked(SafeHtml.Sanitise($"<a href=\"{address}\">x</a>")));
        }
    }

    private static string? Linked(string html) => Html.Parse(html).QuerySelector("a[href]")?.GetAttribute("href");
}
