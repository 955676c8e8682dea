using CrampCheck.Web.Texts;

namespace CrampCheck.Web.Tests.Texts;

/// <summary>
/// Our own words read at 9 to 11 years or below: a Flesch-Kincaid grade (Kincaid et al. 1975) of at most 6. The article's
/// own sentences, names of sources and tables are left out.
/// </summary>
public sealed class ReadingAgeTests(Site site) : IClassFixture<Site>
{
    // Medical terms that the texts explain where they use them, or that have no shorter word.
    private static readonly HashSet<string> Terms = new(StringComparer.OrdinalIgnoreCase)
    {
        "calcium", "osteoporosis", "vasoconstriction", "overexertion", "deficiency", "medicine", "medicines", "magnesium", "potassium",
        "diabetes", "dialysis", "thyroid", "constipation", "emergency", "article", "minerals", "conditioner", "accessibility", "temperature",
    };

    public static TheoryData<string> Paths => ["/", "/result", "/how-it-works", "/cramp-now", "/privacy", "/accessibility", "/article", "POST"];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Read_OurOwnWords_NeedsNoMoreThanElevenYears(string path)
    {
        var page = path == "POST"
            ? await (await site.Client().SendFormAsync(Forms.With(("Room", "cold"), ("ExerciseIntensity", "unknown"), ("Frequency", "mostNights")))).PageAsync()
            : await site.Client().GetPageAsync(path);
        var main = page.QuerySelector("main")!;
        foreach (var other in main.QuerySelectorAll("blockquote, q, table, svg, pre, code, select, article > *:not(section), article section > div, .source, .or, time"))
        {
            other.Remove();
        }

        var read = Readability.Of(
            main.QuerySelectorAll("p, li, h1, h2, h3, h4, summary, label, figcaption")
                .Where(element => element.QuerySelector("p, li, h2, h3, label") is null)
                .Select(element => element.TextContent),
            Terms)!;

        Assert.True(read.Grade <= Readability.MaxGrade, $"grade {read.Grade:0.0}");
        Assert.Empty(read.LongSentences);
    }
}
