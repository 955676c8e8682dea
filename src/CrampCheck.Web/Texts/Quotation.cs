using System.Collections.Immutable;
using System.Text;

namespace CrampCheck.Web.Texts;

/// <summary>
/// Finds a quotation in a text, however it is typed: with a different kind of apostrophe, dash or space, with quotation marks
/// around it, and with […] for words left out.
/// </summary>
public static class Quotation
{
    private static readonly string[] Gaps = ["[...]", "(...)", "..."];

    /// <summary>The passages of the text that a quotation consists of, verbatim; none if it is not from the text.</summary>
    public static ImmutableArray<string> PassagesOf(string quote, string text)
    {
        var (tidy, places) = Tidy(text);
        var passages = ImmutableArray.CreateBuilder<string>();
        var from = 0;
        foreach (var part in Tidy(quote).Words.Trim('"', '\'', ' ').Split(Gaps, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var at = tidy.IndexOf(part, from, StringComparison.Ordinal);

            // Headings cannot be quoted, and a passage does not cross paragraphs.
            while (at >= 0 && tidy[(tidy.LastIndexOf('\n', at) + 1)..].StartsWith('#'))
            {
                at = tidy.IndexOf(part, at + 1, StringComparison.Ordinal);
            }

            if (at < 0)
            {
                return [];
            }

            from = at + part.Length;
            passages.Add(text[places[at]..(places[from - 1] + 1)]);
        }

        return passages.ToImmutable();
    }

    /// <summary>The sentence of the text that shares the most words with a quotation; null if no sentence shares at least this fraction.</summary>
    public static string? Nearest(string quote, string text, double share)
    {
        var words = WordsOf(quote);
        return SentencesOf(text).Select(sentence => (Sentence: sentence, Share: ShareOf(WordsOf(sentence))))
            .Where(candidate => candidate.Share >= share).OrderByDescending(candidate => candidate.Share).FirstOrDefault().Sentence;

        double ShareOf(HashSet<string> others) => (double)words.Count(others.Contains) / Math.Max(1, words.Union(others).Count());
    }

    private static IEnumerable<string> SentencesOf(string text) => text.Split('\n').Where(line => line != "" && !line.StartsWith('#'))
        .SelectMany(line => line.Split(". ").Select((sentence, i) => i < line.Split(". ").Length - 1 ? sentence + "." : sentence));

    private static HashSet<string> WordsOf(string text) => [.. Tidy(text).Words.ToLowerInvariant().Split([' ', '.', ',', '\n'], StringSplitOptions.RemoveEmptyEntries)];

    // The same words in one spelling, and the position of each character in the text.
    private static (string Words, List<int> Places) Tidy(string text)
    {
        var words = new StringBuilder(text.Length);
        var places = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var tidy = text[i] switch
            {
                '’' or '‘' or '‛' or '′' => "'",
                '“' or '”' or '„' or '«' or '»' or '″' => "\"",
                '–' or '—' or '‐' or '‑' or '−' => "-",
                '…' => "...",
                '\u00ad' or '\u200b' or '\u200d' or '\ufeff' => "",
                '\n' => "\n",
                var c when char.IsWhiteSpace(c) => words.Length > 0 && words[^1] is ' ' or '\n' ? "" : " ",
                var c => c.ToString(),
            };
            words.Append(tidy);
            places.AddRange(Enumerable.Repeat(i, tidy.Length));
        }

        return (words.ToString(), places);
    }
}
