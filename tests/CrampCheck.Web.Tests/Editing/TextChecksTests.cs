using CrampCheck.Web.Editing;
using CrampCheck.Web.Texts;

namespace CrampCheck.Web.Tests.Editing;

public sealed class TextChecksTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly ContentFolder Content = ContentFolder.Read(Path.Combine(AppContext.BaseDirectory, "content"));
    private static readonly RenderedText Article = RenderedText.From(Content.Article);

    public static TheoryData<string> Keys => [.. TextKeys.All];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Check_SeededTexts_FindsNothing(string key)
    {
        var text = Content.Texts.Single(text => text.Key == key);
        Assert.Empty(TextChecks.Check(key, new(text.Title, text.Source, text.Reviewed.ToString("O"), text.Body), Article, text.Reviewed));
    }

    [Theory]
    [InlineData("", "s", "2026-11-22", "b", "Title", "Write the title.")]
    [InlineData("t", "", "2026-11-22", "b", "Source", "Write the source.")]
    [InlineData("t", "s", "", "b", "Reviewed", "Enter the day when the text was last checked, like 2026-11-22.")]
    [InlineData("t", "s", "22.11.2026", "b", "Reviewed", "Enter the day when the text was last checked, like 2026-11-22.")]
    [InlineData("t", "s", "2026-11-24", "b", "Reviewed", "The review day is in the future.")]
    [InlineData("t", "s", "2026-11-22", "", "Body", "Write the text.")]
    public void Check_AMissingPart_NamesItsFieldAndSaysWhatToDo(string title, string source, string reviewed, string body, string field, string message) =>
        Assert.Equal(new(field, message), Assert.Single(TextChecks.Check(TextKeys.CrampNow, new(title, source, reviewed, body), Article, Today)));

    // Where the editor is, it may be tomorrow already.
    [Fact]
    public void Check_AReviewDayOfTomorrow_FindsNothing() => Assert.Empty(TextChecks.Check(TextKeys.CrampNow, new("t", "s", "2026-11-23", "b"), Article, Today));

    [Fact]
    public void Check_ASourceWithABrokenLink_SaysSoAtTheSource() =>
        Assert.Equal("Source", Assert.Single(TextChecks.Check(TextKeys.CrampNow, new("t", "[NHS](http://nhs.uk)", "2026-11-22", "b"), Article, Today)).Field);

    [Fact]
    public void Check_FieldLength_IsReportedOneCharacterOverTheMaximum()
    {
        var (line, source, body) = (new string('x', SourceText.MaxLineLength), new string('x', SourceText.MaxSourceLength), new string('x', SourceText.MaxBodyLength));
        Assert.Empty(TextChecks.Check(TextKeys.CrampNow, new(line, source, "2026-11-22", body), Article, Today));
        Assert.Equal<TextProblem[]>(
            [
                new("Title", $"The title has {line.Length + 1:N0} characters. The maximum is {line.Length:N0}."),
                new("Source", $"The source has {source.Length + 1:N0} characters. The maximum is {source.Length:N0}."),
                new("Body", $"The text has {body.Length + 1:N0} characters. The maximum is {body.Length:N0}."),
            ],
            [.. TextChecks.Check(TextKeys.CrampNow, new(line + "x", source + "x", "2026-11-22", body + "x"), Article, Today)]);
    }

    [Theory]
    [InlineData("a\u202eb", "Body")]
    [InlineData("a\u2066b", "Body")]
    [InlineData("a\u2069b", "Body")]
    [InlineData("a\u2069b\u2066", "Body")]
    [InlineData("a\u2067b\n\u2069", "Body")]
    [InlineData("a \u2067b \u2068c\u2069\u2069", null)]
    [InlineData("\u202ab", "Body")]
    [InlineData("ä 夜 \u200d \u00ad – “b”", null)]
    public void Check_BidiControls_AreReported(string body, string? field)
    {
        Assert.Equal(field, TextChecks.Check(TextKeys.CrampNow, new("t", "s", "2026-11-22", body), Article, Today).SingleOrDefault()?.Field);
        Assert.Equal(field is null ? [] : ["Title", "Source"], TextChecks.Check(TextKeys.CrampNow, new(body, body, "2026-11-22", "b"), Article, Today).Select(problem => problem.Field));
    }

    [Theory]
    [InlineData("<b>x", "HTML")]
    [InlineData("a <!-- b -->", "HTML")]
    [InlineData("<SCRIPT >x", "HTML")]
    [InlineData("a ![x](/icon.svg)", "picture")]
    [InlineData("[x](javascript:alert(1))", "link")]
    [InlineData("[x](http://example.org)", "link")]
    [InlineData("[x](//example.org)", "link")]
    [InlineData("[x](page)", "link")]
    [InlineData("[x]()", "link")]
    [InlineData("[x](https://)", "link")]
    [InlineData("[x](https:///example.org)", "link")]
    [InlineData("[x](https:example.org)", "link")]
    [InlineData("[x](mailto:)", "link")]
    [InlineData("<http://example.org>", "link")]
    [InlineData("[www.nhs.uk](https://elsewhere.example)", "leads to elsewhere.example")]
    [InlineData("[x](https://example.org:99999)", "link")]
    [InlineData("[x](https://example..org)", "link")]
    [InlineData("[](https://elsewhere.example) x", "no text")]
    [InlineData("[HTTPS://NHS.UK/cramps](https://nhs.uk.elsewhere.example/)", "leads to nhs.uk.elsewhere.example")]
    [InlineData("[**www**.nhs.uk, on cramps](https://elsewhere.example)", "“nhs.uk”")]
    [InlineData("[x](tel:abc)", "tel: and a number")]
    [InlineData("[x](http://example.org/a)", "is not secure")]
    [InlineData("[a]: https://nhs.uk", "no visible words")]
    [InlineData("---", "no visible words")]
    [InlineData("&nbsp;", "no visible words")]
    [InlineData("Words.\n\n## &nbsp;", "heading is empty")]
    [InlineData("# Heading", "##")]
    public void Check_UnusableMarkup_SaysWhatToDo(string body, string word) =>
        Assert.Contains(word, Assert.Single(Check(TextKeys.CrampNow, body)), StringComparison.Ordinal);

    [Theory]
    [InlineData("5 < 6 and 7 > 6, a<1")]
    [InlineData("[x](https://example.org), [y](/article#cold), [z](mailto:a@b.c), [t](tel:112), [0800 111-222 in 24 hours](tel:+44800111222), <https://example.org>, <help@nhs.example>")]
    [InlineData("[www.nhs.uk](https://nhs.uk/cramps), [HTTPS://NHS.uk/cramps](https://www.nhs.uk/cramps), [www.nhs.uk.](https://nhs.uk)")]
    [InlineData("[https://doi.org/10.1016/j.sleep.2013.01.003](https://doi.org/10.1016/j.sleep.2013.01.003)")]
    [InlineData("[Allen &amp; Kirby 2012](https://www.aafp.org/x), [20 &deg;C](https://nhs.uk), [NHS\nleg cramps](https://www.nhs.uk), [x](https://nhs.uk:443?a=1)")]
    [InlineData("[https://nhs.uk](https://111.nhs.uk), [nhs.uk](https://elsewhere.example), [write](mailto:a@b.example?subject=Cramps%20at%20night)")]
    [InlineData("`<b>x</b>` is a tag, a <b and c> is none, nor <sleep>\n\n    <i>code</i>")]
    [InlineData("`code`, **b**, *i*\n\n1. one\n2. two\n\n## Two\n\n### Three")]
    public void Check_AllowedMarkup_FindsNothing(string body) => Assert.Empty(Check(TextKeys.CrampNow, body));

    [Theory]
    [InlineData("advice/cold-stimulation", "Lead.", "Quote the article")]
    [InlineData("advice/cold-stimulation", "Lead.\n\n> The article never said this.", "not in the article")]
    [InlineData("advice/cold-stimulation", "Lead.\n\n- > The article never said this.", "not in the article")]
    [InlineData("advice/cold-stimulation", "Lead.\n\n> calcium\n\n>", "only > on it")]
    [InlineData("advice/cold-stimulation", "Lead.\n\n> e", "“e” is too short")]
    [InlineData("advice/cold-stimulation", "Lead.\n\n> leg cramps", "“leg cramps” is too short")]
    [InlineData("advice/joint", "## Heading first", "Begin with")]
    [InlineData("advice/joint", "&nbsp;\n\nWords.", "Begin with")]
    [InlineData("safety", "## Signs\n\n- &nbsp;", "safety list")]
    [InlineData("advice/unknown", "- a list", "Begin with")]
    [InlineData("advice/unknown", "\n", "Begin with")]
    [InlineData("safety", "No list.", "safety list")]
    [InlineData("safety", "## Heading\n\nNo list.", "safety list")]
    [InlineData("safety", "- a list\n\n## Heading", "safety list")]
    public void Check_WithoutARequiredPart_SaysWhatIsMissing(string key, string body, string words) =>
        Assert.Contains(Check(key, body), problem => problem.Contains(words, StringComparison.Ordinal));

    [Theory]
    [InlineData("If you don’t understand the specific reasons")]
    [InlineData("“If you don't understand\u00a0the  specific\n> reasons”")]
    [InlineData("**Calcium supplementation** can promote healthy teeth […] the blood calcium concentration drops")]
    [InlineData("Calcium supplementation can promote healthy teeth … and cannot reach the standard")]
    public void Check_AQuotationInTheEditorsOwnSpelling_FindsNothing(string quote) => Assert.Empty(Check("advice/calcium-deficiency", $"Lead.\n\n> {quote}"));

    [Theory]
    [InlineData("Lead.\n\n> Most cramps are harmless. ([NHS](https://www.nhs.uk))")]
    [InlineData("Lead.\n\nThe [NHS](https://www.nhs.uk) says:\n\n> Most cramps are harmless.")]
    [InlineData("Lead.\n\n> Most cramps are harmless.\n\nSource: [NHS](https://www.nhs.uk)")]
    public void Check_AQuotationOfAnotherSource_IsShownBesideTheArticlesWithItsSource(string others)
    {
        var alone = TextChecks.Check("advice/cold-stimulation", new("t", "s", "2026-11-22", others), Article, Today);
        Assert.Contains(alone, problem => problem.Message.StartsWith("Quote the article", StringComparison.Ordinal) && !problem.IsAdvice);

        var both = Assert.Single(TextChecks.Check("advice/cold-stimulation", new("t", "s", "2026-11-22", others + "\n\nAnd:\n\n> the temperature is not well controlled"), Article, Today));

        Assert.True(both.IsAdvice);
        Assert.StartsWith("This quotation is not from the article", both.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cramp-now", "See http://nhs.uk/cramps.", "Make it a link", "See <https://nhs.uk/cramps>.", true)]
    [InlineData("cramp-now", "See www.nhs.uk.", "Make it a link", "See [www.nhs.uk](https://www.nhs.uk).", true)]
    [InlineData("cramp-now", "See [NHS](http://nhs.uk).", "Use https", "See [NHS](https://nhs.uk).", false)]
    [InlineData("cramp-now", "Words.\n\n# Part", "Use ##", "Words.\n\n## Part", false)]
    [InlineData("cramp-now", "Be <b>warm.", "Remove it", "Be warm.", false)]
    [InlineData("advice/cold-stimulation", "Lead.\n\n> the temperature is not well controlled\n\nAnd:\n\n> Some people wake up and have pains in their leg.", "Use the article’s words", "Lead.\n\n> the temperature is not well controlled\n\nAnd:\n\n> Some people wake up and have pain in their legs.", false)]
    public void Check_AFixableProblem_HasItsPlaceAndItsFix(string key, string body, string fix, string after, bool isAdvice)
    {
        var problem = Assert.Single(TextChecks.Check(key, new("t", "s", "2026-11-22", body), Article, Today));
        Assert.NotNull(problem.Place);
        Assert.Equal((fix, after, isAdvice), (problem.Fix!.Name, problem.Fix.ApplyTo(body), problem.IsAdvice));
        Assert.Empty(Check(key, after));
    }

    [Fact]
    public void Check_ATable_SaysThatItStaysText() =>
        Assert.True(Assert.Single(TextChecks.Check(TextKeys.CrampNow, new("t", "s", "2026-11-22", "| a | b |\n|---|---|\n| c | d |"), Article, Today)).IsAdvice);

    [Theory]
    [InlineData(80, "”.")]
    [InlineData(81, "…”.")]
    public void Check_AQuotationThatTheArticleLacks_ShowsItsBeginning(int length, string end) =>
        Assert.Equal(
            $"This quotation is not in the article: “{new string('q', 80)}{end} Use the article’s words, or name its own source with a link in the quotation, or in the line before or after it.",
            Check("advice/cold-stimulation", $"Lead.\n\n> {new string('q', length)}")[0]);

    [Fact]
    public void Check_AQuotationOutsideAdvice_NeedNotBeInTheArticle() => Assert.Empty(Check(TextKeys.CrampNow, "Lead.\n\n> Others say this."));

    [Fact]
    public void Check_ATextTooLongOrTooDeep_SaysSo()
    {
        Assert.Contains("20,001", Assert.Single(Check(TextKeys.CrampNow, new string('x', SourceText.MaxBodyLength + 1))), StringComparison.Ordinal);
        Assert.Contains("links", Assert.Single(Check(TextKeys.CrampNow, $"[a]: /b '{new string('x', 500)}'\n\n{string.Concat(Enumerable.Repeat("[a] ", 40))}")), StringComparison.Ordinal);
        Assert.Contains("deep", Assert.Single(Check(TextKeys.CrampNow, new string('>', 5_000) + " x")), StringComparison.Ordinal);
    }

    [Fact]
    public void ReadabilityOf_AText_LeavesOutQuotationsAndSources()
    {
        var own = ReadabilityOf("Keep warm.")!;
        var withOthers = ReadabilityOf("Keep warm.\n\n> Vasoconstriction notwithstanding, physiological considerations predominate.\n\n## Sources\n\n- Internationally acknowledged authorities")!;
        Assert.Equal(own.Grade, withOthers.Grade);
        Assert.NotEqual(own.Grade, ReadabilityOf("Keep warm.\n\n## Why\n\nPhysiological considerations predominate.")!.Grade);
    }

    private static Readability? ReadabilityOf(string body) => TextChecks.ReadabilityOf(RenderedText.From(new("key", "", "", default, body)));

    private static List<string> Check(string key, string body) =>
        [.. TextChecks.Check(key, new("t", "s", "2026-11-22", body), Article, Today).Select(problem => problem.Message)];
}
