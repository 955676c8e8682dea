using System.Text.RegularExpressions;

namespace CrampCheck.Web.Texts;

/// <summary>How hard English words are to read.</summary>
/// <param name="Grade">The Flesch-Kincaid grade: years of school in the United States (Kincaid and others 1975).</param>
/// <param name="LongSentences">The sentences of more than <see cref="MaxSentenceWords"/> words.</param>
public sealed partial record Readability(double Grade, IReadOnlyList<string> LongSentences)
{
    /// <summary>The maximum number of words in a sentence, by GOV.UK's guidance.</summary>
    public const int MaxSentenceWords = 25;

    /// <summary>The grade that this site's texts should stay under (our choice).</summary>
    public const double MaxGrade = 6;

    /// <summary>The number of words.</summary>
    public int Words { get; init; }

    /// <summary>Advice, in a phrase.</summary>
    public string Phrase => Grade <= MaxGrade && LongSentences.Count == 0 ? "easy to read"
        : LongSentences.Count > 0 ? $"shorter sentences would help: {LongSentences.Count} {(LongSentences.Count == 1 ? "has" : "have")} more than {MaxSentenceWords} words"
        : "shorter words and sentences would help";

    /// <summary>Measures paragraphs, headings and list items. Null if there are no words.</summary>
    /// <param name="paragraphs">Plain text.</param>
    /// <param name="known">Words that count as short, because the text explains them or they have no shorter one.</param>
    public static Readability? Of(IEnumerable<string> paragraphs, IReadOnlySet<string>? known = null)
    {
        var sentences = paragraphs.SelectMany(paragraph => SentenceEnds().Split(paragraph))
            .Select(sentence => (Text: sentence.Trim(), Words: WordPattern().Matches(sentence).Select(match => match.Value).ToList()))
            .Where(sentence => sentence.Words.Count > 0)
            .ToList();
        if (sentences.Count == 0)
        {
            return null;
        }

        var words = sentences.SelectMany(sentence => sentence.Words).ToList();
        var syllables = words.Sum(word => known?.Contains(word) == true ? 1 : Syllables(word));
        return new(
            (0.39 * words.Count / sentences.Count) + (11.8 * syllables / words.Count) - 15.59,
            [.. sentences.Where(sentence => sentence.Words.Count > MaxSentenceWords).Select(sentence => sentence.Text)])
        {
            Words = words.Count,
        };
    }

    private static int Syllables(string word)
    {
        var groups = Vowels().Count(word);
        var silent = groups > 1 && word.EndsWith('e') && !word.EndsWith("le", StringComparison.Ordinal);
        return Math.Max(1, silent ? groups - 1 : groups);
    }

    [GeneratedRegex(@"(?<=[.!?:;])\s+")]
    private static partial Regex SentenceEnds();

    [GeneratedRegex(@"\p{L}[\p{L}\p{M}'’-]*")]
    private static partial Regex WordPattern();

    [GeneratedRegex("[aeiouyAEIOUY]+")]
    private static partial Regex Vowels();
}
