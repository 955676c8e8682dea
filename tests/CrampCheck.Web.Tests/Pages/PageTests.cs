using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using CrampCheck.Rules;
using CrampCheck.Web.Texts;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Formatting;

namespace CrampCheck.Web.Tests.Pages;

public sealed partial class PageTests(Site site) : IClassFixture<Site>
{
    private readonly HttpClient _client = site.Client();

    internal static readonly string[] Addresses =
        ["/", "/result", "/article", "/how-it-works", "/cramp-now", "/diary", "/privacy", "/accessibility", "/developers", "/no-such-page"];

    public static TheoryData<string> Paths => new(Addresses);

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Show_EveryPage_IsWholeAndSafeAndSetsNoCookie(string path)
    {
        var answer = await _client.GetAsync(new Uri(path, UriKind.Relative));
        var page = await answer.PageAsync();

        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.NotEmpty(page.Title!);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("[style], [onclick]"));
        Assert.Empty(page.ScriptsWithoutAHash(answer));
        Assert.Contains($"'{Html.Hash(page.QuerySelector("style")!)}'", policy, StringComparison.Ordinal);
        foreach (var link in page.QuerySelectorAll("a[href^='/'], link[href^='/'], script[src^='/']"))
        {
            var parts = (link.GetAttribute("href") ?? link.GetAttribute("src"))!.Split('#');
            using var target = await _client.GetAsync(new Uri(parts[0], UriKind.Relative));
            Assert.Equal((parts[0], HttpStatusCode.OK), (parts[0], target.StatusCode));
            Assert.True(target.Headers.Contains("Content-Security-Policy"));
            if (parts.Length > 1)
            {
                Assert.NotNull((await target.PageAsync()).GetElementById(parts[1]));
            }
        }
    }

    [Fact]
    public async Task ShowQuestions_Twice_IsTheSameBytesForEveryoneAndCacheable()
    {
        using var first = await _client.GetAsync(new Uri("/", UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/?Frequency=weekly");
        request.Headers.Add("Cookie", "a=b");
        request.Headers.Add("Accept-Language", "de");
        using var second = await _client.SendAsync(request);

        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await second.Content.ReadAsByteArrayAsync());
        Assert.True(first.Headers.CacheControl?.Public);
    }

    [Fact]
    public async Task ShowArticle_HasEveryWordInOrderAndMarksTheAdvice()
    {
        var page = await _client.GetPageAsync("/article");
        var texts = site.Services.GetRequiredService<LiveTexts>().Now;
        foreach (var aside in page.QuerySelectorAll("article aside"))
        {
            aside.Remove();
        }

        var shown = Words(page.QuerySelector("article")!.TextContent);
        Assert.Equal(Words(texts.Article.Source.Title + "\n" + texts.Article.Source.Body), shown);
        var marked = page.QuerySelectorAll("article mark").Select(mark => mark.TextContent).ToList();
        var quoted = CauseSet.All.SelectMany(cause => texts[TextKeys.Advice(cause)].Quotes).ToList();
        Assert.Equal(quoted.Order(StringComparer.Ordinal), marked.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ShowHowItWorks_ListsEveryRuleAndTheTrueCounts()
    {
        var page = await _client.GetPageAsync("/how-it-works");
        foreach (var (factor, rule) in Scorecard.Factors.SelectMany(factor => factor.Rules.Select(rule => (factor, rule))))
        {
            var row = page.GetElementById(rule.Id)!;
            Assert.Equal($"{rule.Points}", row.QuerySelector("td")!.TextContent);
            Assert.Equal(rule.Clause, row.Closest("tbody")!.QuerySelector("q")!.TextContent);
        }

        var counts = AnswerSets.All().GroupBy(answers => Verdict.Of(Scorecard.Score(answers)).Outcome).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal(Count(counts[Outcome.OneCause]), page.QuerySelector("[data-count=one]")!.TextContent);
        Assert.Equal(Count(counts[Outcome.Joint]), page.QuerySelector("[data-count=joint]")!.TextContent);
        Assert.Equal(Count(counts[Outcome.None]), page.QuerySelector("[data-count=none]")!.TextContent);
        Assert.Equal(Count(counts[Outcome.Unknown]), page.QuerySelector("[data-count=unknown]")!.TextContent);
        Assert.Contains(Count(AnswerSets.Count), page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        var csv = await _client.GetByteArrayAsync(new Uri("/how-it-works.csv", UriKind.Relative));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(csv)), page.QuerySelector(".fingerprint")!.TextContent);
        Assert.Equal(AnswerSets.Count + 1, csv.Count(letter => letter == '\n'));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    [InlineData("POST")]
    public async Task Show_EveryOutsideSource_HasItsLink(string path)
    {
        var page = path == "POST" ? await (await _client.SendFormAsync(Forms.With(("Frequency", "weekly"), ("Room", "cold")))).PageAsync() : await (await _client.GetAsync(new Uri(path, UriKind.Relative))).PageAsync();

        var named = page.QuerySelector("main")!.Descendants<IText>().Where(text => SourceName().IsMatch(text.Data) && text.ParentElement?.Closest("a, style, script") is null);
        Assert.Empty(named.Select(text => text.Data.Trim()));
    }

    [Fact]
    public async Task ShowDiary_HasFourteenNights() =>
        Assert.Equal(14, (await _client.GetPageAsync("/diary")).QuerySelectorAll("tbody tr").Length);

    [Fact]
    public async Task ShowResult_WithoutAnswers_LeadsToTheQuestions() =>
        Assert.NotNull((await _client.GetPageAsync("/result")).QuerySelector("main a.button[href='/']"));

    private static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static List<string> Words(string text) => [.. Letters().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\b(?:NHS|NIH|WHO|IOM|Cochrane|Mayo|Allen|Garrison|Delacour|Hallegraeff|Coppin|Grandner|JAMA|CMAJ|Bull|Dietary Guidelines)\b")]
    private static partial Regex SourceName();

    [GeneratedRegex("[A-Za-z0-9']+")]
    private static partial Regex Letters();
}
