using System.Collections.Immutable;

namespace CrampCheck.Rules;

/// <summary>
/// Tries every other answer, one at a time. A single answer can change any result (the best answer to a
/// leader's own question takes its points away, and the worst makes a cause lead), so pairs of answers are not tried.
/// </summary>
/// <param name="WhatIfs">The other answers that change the outcome or the leaders, in the order of the questions.</param>
/// <param name="Kept">How many other answers keep both.</param>
/// <param name="Tried">How many other answers there are.</param>
/// <param name="WorthFindingOut">
/// The unknown answer most likely to change the result, as the bands it leaves open; empty where nothing is unknown or no
/// answer to it would change the result.
/// </param>
/// <param name="WorthChanges">How many of those bands would change the result.</param>
public sealed record Sensitivity(
    ImmutableArray<WhatIf> WhatIfs,
    int Kept,
    int Tried,
    ImmutableArray<AnswerBand> WorthFindingOut,
    int WorthChanges)
{
    /// <summary>How steady the result is, by these counts.</summary>
    public Steadiness Steadiness => (Kept * 4, Kept * 2) switch
    {
        var (four, _) when four >= Tried * 3 => Steadiness.Steady,
        var (_, two) when two >= Tried => Steadiness.FairlySteady,
        _ => Steadiness.EasilyChanged,
    };

    /// <summary>
    /// The what-ifs, most telling first (our choice): what is worth finding out, then what moves the fewest points; one of each
    /// thing asked before a second of any.
    /// </summary>
    public IEnumerable<WhatIf> MostTelling() => WhatIfs
        .GroupBy(whatIf => whatIf.Bands[0].GetType())
        .SelectMany(asked => asked.OrderBy(whatIf => whatIf.Distance).Index())
        .OrderBy(ranked => ranked.Index > 0)
        .ThenByDescending(ranked => !WorthFindingOut.IsEmpty && ranked.Item.Bands[0].GetType() == WorthFindingOut[0].GetType())
        .ThenBy(ranked => ranked.Item.Distance)
        .Select(ranked => ranked.Item);

    /// <summary>Tries every other answer.</summary>
    public static Sensitivity Of(in Answers answers)
    {
        var (least, most) = (answers.BestCase(), answers.WorstCase());
        var scores = Scorecard.Score(least, most);
        var now = Verdict.Of(scores);
        var whatIfs = ImmutableArray.CreateBuilder<WhatIf>();
        var (kept, tried) = (0, 0);
        var (worth, worthChanges) = (ImmutableArray<AnswerBand>.Empty, 0);

        foreach (var bands in AnswerBands.All)
        {
            var open = ImmutableArray.CreateBuilder<AnswerBand>();
            var openChanges = 0;
            var run = new Run(whatIfs);
            foreach (var band in bands)
            {
                if (band.Holds(answers))
                {
                    run.End();
                    continue;
                }

                var thenScores = Scorecard.Score(band.ApplyTo(least), band.ApplyTo(most), band.Question, scores);
                var then = Verdict.Of(thenScores);
                var changes = !then.HasSameContentAs(now);
                tried++;
                kept += changes ? 0 : 1;
                if (band.IsPossibleFor(answers))
                {
                    open.Add(band);
                    openChanges += changes ? 1 : 0;
                }

                if (changes)
                {
                    run.Add(band, then, band.IsPossibleFor(answers) ? 0 : Moved(scores, thenScores));
                }
                else
                {
                    run.End();
                }
            }

            run.End();

            // The larger share wins; the earlier question where shares are equal.
            if (openChanges > 0 && openChanges * Math.Max(worth.Length, 1) > worthChanges * open.Count)
            {
                (worth, worthChanges) = (open.ToImmutable(), openChanges);
            }
        }

        return new(whatIfs.ToImmutable(), kept, tried, worth, worthChanges);
    }

    private static int Moved(in Scores before, in Scores after)
    {
        var points = 0;
        foreach (var cause in CauseSet.All)
        {
            points = Math.Max(points, Math.Abs(after[cause].Low - before[cause].Low));
        }

        return points;
    }

    // Joins neighbouring bands with the same result.
    private sealed class Run(ImmutableArray<WhatIf>.Builder into)
    {
        private readonly List<AnswerBand> _bands = [];
        private Verdict _verdict;
        private int _distance;

        public void Add(AnswerBand band, in Verdict verdict, int distance)
        {
            if (_bands.Count > 0 && !(verdict == _verdict && IsNextTo(_bands[^1], band)))
            {
                End();
            }

            _distance = _bands.Count > 0 ? Math.Min(_distance, distance) : distance;
            _bands.Add(band);
            _verdict = verdict;
        }

        public void End()
        {
            if (_bands.Count > 0)
            {
                into.Add(new([.. _bands], _verdict, _distance));
                _bands.Clear();
            }
        }

        private static bool IsNextTo(AnswerBand left, AnswerBand right) =>
            (left, right) is not (ExerciseBand l, ExerciseBand r) || l.Intensity == r.Intensity;
    }
}
