using System.Collections.Frozen;
using CrampCheck.Rules;
using CrampCheck.Web.Texts;

namespace CrampCheck.Web.Editing;

/// <summary>Counts the answer sets that show each text, once, when first needed.</summary>
public sealed class TextUsage
{
    private static readonly Lazy<FrozenDictionary<string, (int Shown, int First)>> Counts = new(Count);

    /// <summary>How many answer sets show a text, and in how many of those it is the one thing to do at the top.</summary>
    public (int Shown, int First) this[string key] => Counts.Value[key];

    private static FrozenDictionary<string, (int Shown, int First)> Count()
    {
        var counts = TextKeys.All.ToDictionary(key => key, _ => (Shown: 0, First: 0));
        foreach (var answers in AnswerSets.All())
        {
            var scores = Scorecard.Score(answers);
            var verdict = Verdict.Of(scores);
            var first = SiteTexts.KeyFor(verdict);
            foreach (var key in TextKeys.All)
            {
                var isShown = key != TextKeys.CrampNow && (CauseSet.All.Where(cause => TextKeys.Advice(cause) == key).ToArray() is [var advised]
                    ? SiteTexts.ShowsAdvice(verdict, advised, scores[advised])
                    : key is not (TextKeys.Joint or TextKeys.None or TextKeys.Unknown) || key == first);
                counts[key] = (counts[key].Shown + (isShown ? 1 : 0), counts[key].First + (key == first ? 1 : 0));
            }
        }

        return counts.ToFrozenDictionary();
    }
}
