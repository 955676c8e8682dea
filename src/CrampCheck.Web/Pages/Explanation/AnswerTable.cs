using System.Collections.Frozen;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using CrampCheck.Rules;
using CrampCheck.Web.Pages.Questions;

namespace CrampCheck.Web.Pages.Explanation;

/// <summary>Every answer set with its scores and outcome, as CSV, made once when first requested and kept compressed.</summary>
public static class AnswerTable
{
    private static readonly Lazy<(byte[] Gzip, string Fingerprint, FrozenDictionary<Outcome, int> Counts)> Table = new(Make);

    /// <summary>UTF-8, comma separated, one row per answer set; compressed with gzip.</summary>
    public static Stream OpenGzip() => new MemoryStream(Table.Value.Gzip, writable: false);

    /// <summary>SHA-256 of the CSV, in hex.</summary>
    public static string Fingerprint => Table.Value.Fingerprint;

    /// <summary>How many answer sets have an outcome.</summary>
    public static int CountOf(Outcome outcome) => Table.Value.Counts[outcome];

    private static (byte[] Gzip, string Fingerprint, FrozenDictionary<Outcome, int> Counts) Make()
    {
        var text = new StringBuilder(
            $"{string.Join(',', AskedQuestion.All.Select(question => question.CsvColumns))},"
            + "calcium_low,calcium_high,cold_low,cold_high,overexertion_low,overexertion_high,outcome,leaders,provisional\n");
        var counts = Enum.GetValues<Outcome>().ToDictionary(outcome => outcome, _ => 0);
        foreach (var answers in AnswerSets.All())
        {
            var scores = Scorecard.Score(answers);
            var verdict = Verdict.Of(scores);
            counts[verdict.Outcome]++;
            foreach (var question in AskedQuestion.All)
            {
                text.Append(question.CsvOf(answers)).Append(',');
            }

            foreach (var cause in CauseSet.All)
            {
                text.Append(CultureInfo.InvariantCulture, $"{scores[cause].Low},{scores[cause].High},");
            }

            var leaders = string.Join(' ', verdict.Leaders.Select(cause => cause.Code()));
            text.Append(CultureInfo.InvariantCulture, $"{verdict.Code()},{leaders},{(verdict.IsProvisional ? "yes" : "no")}\n");
        }

        var csv = Encoding.UTF8.GetBytes(text.ToString());
        using var gzip = new MemoryStream();
        using (var compress = new GZipStream(gzip, CompressionLevel.SmallestSize))
        {
            compress.Write(csv);
        }

        return (gzip.ToArray(), Convert.ToHexStringLower(SHA256.HashData(csv)), counts.ToFrozenDictionary());
    }
}
