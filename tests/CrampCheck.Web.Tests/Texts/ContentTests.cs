using CrampCheck.Rules;
using CrampCheck.Web.Texts;

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
    public void Read_TheFolder_HasEveryTextAndNoFileBeside()
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
    public void Advice_OfEveryCause_HasALeadAndCautions()
    {
        foreach (var cause in CauseSet.All)
        {
            var advice = RenderedText.From(Content.Texts.Single(text => text.Key == TextKeys.Advice(cause)));
            Assert.StartsWith("<p>", advice.Lead.ToString(), StringComparison.Ordinal);
            Assert.Single(advice.Sections, part => part.Id == "take-care");
        }
    }

    [Fact]
    public void SafetyList_HasItsThreeLevels() =>
        Assert.Equal(3, RenderedText.From(Content.Texts.Single(text => text.Key == TextKeys.Safety)).Sections.Length);
}
