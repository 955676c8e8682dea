using System.Diagnostics;
using System.Net;
using AngleSharp.Html.Dom;
using CrampCheck.Web.Texts;
using Xunit.Abstractions;

namespace CrampCheck.Web.Tests.Pages.Admin;

/// <summary>The longest texts that are taken, made of what is hardest to read. How long each page takes is printed, not judged.</summary>
public sealed class HeavyTextTests(Site site, ITestOutputHelper output) : IClassFixture<Site>
{
    private const string Key = TextKeys.CrampNow;

    private static readonly Dictionary<string, string> Bodies = new()
    {
        ["links begun"] = Filled("[a]("),
        ["links begun, as many as are taken"] = string.Concat(Enumerable.Repeat("[a](", SourceText.MaxBrackets)),
        ["pictures begun"] = Filled("!["),
        ["brackets in brackets"] = Filled("[")[..10_000] + Filled("]")[..10_000],
        ["brackets in brackets, as many as are taken"] = Filled("[")[..SourceText.MaxBrackets] + Filled("]")[..10_000],
        ["links in links"] = Filled("[a [b](/c) "),
        ["references"] = Filled("[a]: /b\n"),
        ["one reference, named by every link"] = $"[a]: /b '{new string('"', 15_900)}'\n\n{string.Concat(Enumerable.Repeat("[a] ", SourceText.MaxBrackets - 1))}",
        ["quotations"] = Filled(">")[..^2] + " x",
        ["quotations, line by line"] = string.Join('\n', Enumerable.Range(1, 198).Select(depth => new string('>', depth) + "x")),
        ["lists"] = Filled("1. "),
        ["lists, line by line"] = string.Join('\n', Enumerable.Range(0, 198).Select(depth => new string(' ', depth) + "- x")),
        ["stars begun"] = Filled("*a "),
        ["stars in stars"] = Filled("*a ")[..9_999] + Filled("a*")[..9_999],
        ["a star on both sides, thousandfold"] = Filled("*")[..9_999] + "a" + Filled("*")[..9_999],
        ["underlines"] = Filled("__a_ "),
        ["marks"] = Filled("==a "),
        ["backticks"] = Filled("`a``b```"),
        ["backticks of every length"] = string.Concat(Enumerable.Range(1, 198).Select(length => new string('`', length) + "x")),
        ["code"] = Filled("```\n"),
        ["less than"] = Filled("<"),
        ["tags begun"] = Filled("<a "),
        ["comments begun"] = Filled("<!--"),
        ["entities begun"] = Filled("&#"),
        ["a table"] = "|a|b|\n|-|-|\n" + Filled("|a|b|\n")[..19_000],
        ["headings"] = Filled("## a\n"),
        ["backslashes"] = Filled("\\"),
        ["hosts in a link"] = "[" + Filled("a.")[..19_000] + "](https://b.example)",
        ["one character too many"] = new string('x', SourceText.MaxBodyLength + 1),
    };

    // Each takes seconds of pages, so that only those of another kind are sent on every change.
    private static readonly string[] Sent = ["quotations", "one character too many"];

    public static TheoryData<string> Names => [.. Bodies.Keys];

    public static TheoryData<string> NamesToSend => Rounds.AreForRelease ? Names : [.. Sent];

    [Theory]
    [MemberData(nameof(Names))]
    public void Render_AHeavyText_IsDoneOrRefused(string name)
    {
        var shown = RenderedText.TryFrom(new(Key, "Title", "Source", new(2026, 11, 22), Bodies[name]));
        Assert.True(shown is null || shown.Lead.Value + shown.Body(2).Value != "");
    }

    [Theory]
    [MemberData(nameof(NamesToSend))]
    public async Task Send_AHeavyText_IsShownOrRefusedBesideItsFieldOnEveryPage(string name)
    {
        var body = Bodies[name];
        var editor = await Editor.NewAsync(site);
        var edit = await editor.PageAsync("/admin/edit/" + Key);
        var seen = await SeeAsync("preview", () => editor.SendAsync(edit, "", "Preview", ("Body", body)));
        Assert.Equal(body.Trim(), ((IHtmlTextAreaElement)seen.QuerySelector("#Body")!).Value);
        var isShown = seen.QuerySelector("#live .shown") is not null;
        Assert.True(isShown || seen.QuerySelector("#problems-Body .to-fix") is not null, name);

        var live = await SeeAsync("live preview", () => SendAsync("edit", ("Live", ""), "?handler=Live"));
        Assert.Equal(isShown, live.QuerySelector(".shown") is not null);
        var own = await SeeAsync("visitor's page", () => SendAsync("preview", ("On", "cramp-now")));
        Assert.NotNull(own.QuerySelector("h1"));

        var saved = await editor.SendAsync(edit, "", "Save", ("Body", body));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var number = (await site.VersionsAsync(Key))[^1].Number;
        foreach (var path in new[] { "edit/" + Key, "compare/" + Key, "history/" + Key, $"preview/{Key}?version={number}" })
        {
            Assert.NotNull((await SeeAsync(path.Split('/')[0], () => editor.GetAsync("/admin/" + path))).QuerySelector("h1"));
        }

        var publish = await SeeAsync("publish", () => editor.GetAsync("/admin/publish/" + Key));
        Assert.Equal(publish.QuerySelector("#to-fix") is null, publish.QuerySelector("#Now") is not null);
        Assert.True(isShown || publish.QuerySelector("#to-fix") is not null, name);

        Task<HttpResponseMessage> SendAsync(string page, (string, string) what, string handler = "") => editor.Client.SendFormAsync(
            [("Title", "t"), ("Body", body), what, ("__RequestVerificationToken", ((IHtmlInputElement)edit.QuerySelector("#text [name=__RequestVerificationToken]")!).Value)],
            $"/admin/{page}/{Key}{handler}");

        async Task<IHtmlDocument> SeeAsync(string page, Func<Task<HttpResponseMessage>> ask)
        {
            var time = Stopwatch.StartNew();
            var answer = await ask();
            output.WriteLine($"{time.ElapsedMilliseconds} ms: {page}, {name}");
            Assert.Equal((page, HttpStatusCode.OK), (page, answer.StatusCode));
            return await answer.PageAsync();
        }
    }

    [Fact]
    public async Task Compare_TextsTooLarge_SaysThatItComparesByLine()
    {
        var editor = await Editor.NewAsync(site);
        await editor.SendAsync("/admin/edit/" + TextKeys.None, "Save", ("Body", Filled("!?")));

        var page = await editor.PageAsync("/admin/compare/" + TextKeys.None);

        Assert.Contains("by line", string.Concat(page.QuerySelectorAll("main .hint").Select(hint => hint.TextContent)), StringComparison.Ordinal);
    }

    private static string Filled(string part) => string.Concat(Enumerable.Repeat(part, SourceText.MaxBodyLength / part.Length));
}
