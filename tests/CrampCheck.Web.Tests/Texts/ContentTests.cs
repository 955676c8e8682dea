using System.Runtime.CompilerServices;
using CrampCheck.Rules;
using CrampCheck.Web.Texts;
using Markdig.Syntax;

namespace CrampCheck.Web.Tests.Texts;

public sealed class ContentTests
{
    private static readonly ContentFolder Content = ContentFolder.Read(Path.Combine(AppContext.BaseDirectory, "content"));

    [Theory]
    [InlineData(1, "title: x")]
    [InlineData(1, "")]
    [InlineData(1, " ---", "title: x")]
    [InlineData(2, "---", "name: x", "---", "text")]
    [InlineData(2, "---", "Title: x", "---", "text")]
    [InlineData(3, "---", "title: x", "", "source: s", "reviewed: 2026-01-01", "---", "text")]
    [InlineData(3, "---", "title: x", "source: ", "reviewed: 2026-01-01", "---", "text")]
    [InlineData(4, "---", "title: x", "reviewed: 2026-01-01", "---", "text")]
    [InlineData(4, "---", "source: x", "reviewed: 2026-01-01", "---", "text")]
    [InlineData(4, "---", "title: x", "source: s", "reviewed: ", "---", "text")]
    [InlineData(4, "---", "title: x", "source: s", "reviewed: 2026-1-1", "---", "text")]
    [InlineData(2, "---", "no colon", "---", "text")]
    [InlineData(3, "---", "title: x", "title: y", "---", "text")]
    [InlineData(2, "---", "title:", "source: s", "reviewed: 2026-01-01", "---", "text")]
    [InlineData(4, "---", "title: x", "source: s", "reviewed: 01/02/2026", "---", "text")]
    [InlineData(4, "---", "title: x", "source: s", "reviewed: 2026-02-30", "---", "text")]
    [InlineData(4, "---", "title: x", "source: s", "---", "text")]
    [InlineData(4, "---", "title: x", "source: s", "reviewed: 2026-01-01")]
    [InlineData(6, "---", "title: x", "source: s", "reviewed: 2026-01-01", "---", "")]
    public void Parse_AFault_NamesFileAndLine(int line, params string[] lines)
    {
        var fault = Assert.Throws<ContentException>(() => ContentFolder.Parse("key", "content/key.md", lines));
        Assert.StartsWith($"content/key.md:{line}: ", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 301, 1)]
    [InlineData(6, 300, 20_001)]
    public void Parse_ATextThatIsTooLong_NamesFileAndLine(int line, int title, int body)
    {
        string[] lines = ["---", "title: " + new string('t', title), "source: s", "reviewed: 2026-01-01", "---", new string('b', body)];
        var fault = Assert.Throws<ContentException>(() => ContentFolder.Parse("key", "content/key.md", lines));
        Assert.StartsWith($"content/key.md:{line}: ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_AFile_ReadsItsFrontMatterAndBody()
    {
        var text = ContentFolder.Parse("key", "content/key.md", ["---", "reviewed: 2026-01-31", "source: a: b", "title: x", "---", "", "Lead", "", "---", "More", ""]);
        Assert.Equal(new("key", "x", "a: b", new(2026, 1, 31), "Lead\n\n---\nMore"), text);
    }

    [Fact]
    public void Read_TheFolder_HasEveryTextAndNoOtherFile()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "content");
        Assert.Equal(TextKeys.All, Content.Texts.Select(text => text.Key));
        Assert.Equal(
            TextKeys.All.Append(ContentFolder.ArticleKey).Order(StringComparer.Ordinal),
            Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.ChangeExtension(Path.GetRelativePath(folder, file), null)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Read_AFolderWithoutAFile_NamesIt()
    {
        var fault = Assert.Throws<ContentException>(() => ContentFolder.Read(Path.GetTempPath()));
        Assert.StartsWith("content/article.md:1: ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Quotes_OfTheAdvice_StandInTheArticleWordForWord()
    {
        foreach (var cause in CauseSet.All)
        {
            var quotes = RenderedText.From(Content.Texts.Single(text => text.Key == TextKeys.Advice(cause))).Quotes;
            Assert.NotEmpty(quotes);
            Assert.All(quotes, quote => Assert.Contains(quote, Content.Article.Body, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Advice_OfEveryCause_HasALeadAndSaysWhatToDoAndWhatNotToDo()
    {
        foreach (var cause in CauseSet.All)
        {
            var advice = RenderedText.From(Content.Texts.Single(text => text.Key == TextKeys.Advice(cause)));
            Assert.StartsWith("<p>", advice.Lead.ToString(), StringComparison.Ordinal);
            Assert.Equal(["do", "do-not"], advice.Sections.Select(part => part.Id));
        }
    }

    [Fact]
    public void SafetyList_HasFourLevelsAndSaysWhomToCallAtUrgentOnes()
    {
        var levels = Safety.Sections;
        Assert.Equal(
            ["Call your emergency number now", "Get help the same day", "See a doctor soon", "Mention it at your next visit"],
            levels.Select(level => level.Title));
        Assert.All(levels.Take(2), level => Assert.StartsWith("<p>Whom to call: ", level.Html.ToString(), StringComparison.Ordinal));
    }

    // Whoever changes the list would leave the other place stale.
    [Fact]
    public void SafetyList_WarningSigns_AreInNoOtherFile()
    {
        var signs = Safety.Document.Descendants<ListItemBlock>().SelectMany(item => item.Descendants<ParagraphBlock>())
            .Append((ParagraphBlock)Safety.Document[0])
            .SelectMany(sign => Runs(RenderedText.PlainText(sign)))
            .ToHashSet();
        var files = Directory.GetFiles(Repository, "*.md", SearchOption.AllDirectories).Where(file => !file.EndsWith("safety.md", StringComparison.Ordinal) && file.StartsWith(Path.Combine(Repository, "content"), StringComparison.Ordinal))
            .Concat(Directory.GetFiles(Path.Combine(Repository, "src", "CrampCheck.Web", "Pages"), "*.cs*", SearchOption.AllDirectories));

        Assert.NotEmpty(signs);
        Assert.Empty(files.SelectMany(file => Runs(File.ReadAllText(file)).Where(signs.Contains).Select(run => $"{Path.GetFileName(file)}: {run}")));
    }

    [Fact]
    public void Sources_ExceptTheArticleAndOurChoice_HaveALink() =>
        Assert.All(
            Content.Texts.SelectMany(text => text.Source.Split(';').Select(source => (text.Key, Source: source))),
            part => Assert.Matches(@"\[[^\]]+\]\(https://|[Tt]he article|[Oo]ur choice|named beside", part.Source));

    [Fact]
    public void Article_AddALotOfCalcium_IsQuotedOnlyAsTheWarningItIs()
    {
        const string Warning = "If you don't understand the specific reasons, you can add a lot of calcium at will when you have enough calcium, but it will cause other health problems";
        var quotes = Content.Texts.SelectMany(text => RenderedText.From(text).Quotes).Concat(Scorecard.Factors.SelectMany(factor => factor.Rules).Select(rule => rule.Clause))
            .Where(quote => quote.Contains("add a lot of calcium", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(quotes);
        Assert.All(quotes, quote => Assert.Contains(Warning, quote, StringComparison.Ordinal));
    }

    private static RenderedText Safety => RenderedText.From(Content.Texts.Single(text => text.Key == TextKeys.Safety));

    private static string Repository { get; } = FindRepository();

    private static string FindRepository([CallerFilePath] string thisFile = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../.."));

    /// <summary>Every five words in a row.</summary>
    private static IEnumerable<string> Runs(string text)
    {
        var words = new string([.. text.ToLowerInvariant().Select(sign => char.IsAsciiLetterOrDigit(sign) ? sign : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Enumerable.Range(0, Math.Max(0, words.Length - 4)).Select(start => string.Join(' ', words.Skip(start).Take(5)));
    }
}
