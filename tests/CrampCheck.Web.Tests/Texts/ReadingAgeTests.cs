using System.Text.RegularExpressions;

namespace CrampCheck.Web.Tests.Texts;

/// <summary>
/// Our own words read at 9 to 11 years or below: a Flesch-Kincaid grade (Kincaid et al. 1975) of at most 6. The article's
/// own sentences, names of sources and tables are left out.
/// </summary>
public sealed partial class ReadingAgeTests(Site site) : IClassFixture<Site>
{
    private const double HighestGrade = 6;
    private const int LongestSentence = 25;

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

        var sentences = main.QuerySelectorAll("p, li, h1, h2, h3, h4, summary, label, figcaption")
            .Where(element => element.QuerySelector("p, li, h2, h3, label") is null)
            .SelectMany(element => Sentences().Split(element.TextContent))
            .Select(sentence => Words().Matches(sentence).Select(match => match.Value).ToList())
            .Where(words => words.Count > 0)
            .ToList();
        var all = sentences.SelectMany(words => words).ToList();
        var grade = (0.39 * all.Count / sentences.Count) + (11.8 * all.Sum(Syllables) / all.Count) - 15.59;

        Assert.True(grade <= HighestGrade, $"grade {grade:0.0}");
        Assert.All(sentences, words => Assert.True(words.Count <= LongestSentence, string.Join(' ', words)));
    }

    private static int Syllables(string word)
    {
        if (Terms.Contains(word))
        {
            return 1;
        }

        var groups = Vowels().Count(word);
        var silent = groups > 1 && word.EndsWith('e') && !word.EndsWith("le", StringComparison.Ordinal);
        return Math.Max(1, silent ? groups - 1 : groups);
    }

    [GeneratedRegex(@"(?<=[.!?:;])\s+")]
    private static partial Regex Sentences();

    [GeneratedRegex("[A-Za-z][A-Za-z'’-]*")]
    private static partial Regex Words();

    [GeneratedRegex("[aeiouyAEIOUY]+")]
    private static partial Regex Vowels();
}
