using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CrampCheck.Web.Texts;
using DiffPlex;
using DiffPlex.Chunkers;

namespace CrampCheck.Web.Editing;

/// <summary>What became of a run of words.</summary>
public enum Fate
{
    Kept,
    Removed,
    Added,
}

/// <summary>A run of words with one fate.</summary>
public sealed record Run(Fate Fate, string Words);

/// <summary>The differences between two texts, word by word.</summary>
public sealed partial class Comparison
{
    // A word goes with the space after it, so that changed words that follow each other are one run.
    private static readonly CustomFunctionChunker Words = new(text => [.. WordPattern().Matches(text).Select(match => match.Value)]);

    private Comparison(TextForm old, TextForm now) => Fields =
    [
        ("Title", Compare(old.Title, now.Title)),
        ("Source", Compare(old.Source, now.Source)),
        ("Reviewed", Compare(old.Reviewed, now.Reviewed)),
        ("Text", Compare(old.Body, now.Body)),
    ];

    /// <summary>Each field by its name.</summary>
    public ImmutableArray<(string Name, ImmutableArray<Run> Runs)> Fields { get; }

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => Fields.All(part => part.Runs.All(run => run.Fate == Fate.Kept));

    /// <summary>How many words came and went.</summary>
    public (int Added, int Removed) Counts => (Count(Fate.Added), Count(Fate.Removed));

    public static Comparison Of(TextForm old, TextForm now) => new(old, now);

    /// <summary>The runs that lead from one string to the other.</summary>
    public static ImmutableArray<Run> Compare(string old, string now)
    {
        // What is too long to be published is compared as a whole: word by word, it can take minutes.
        if (Math.Max(old.Length, now.Length) > SourceText.LongestBody)
        {
            return old == now ? [new(Fate.Kept, now)] : [.. new Run[] { new(Fate.Removed, old), new(Fate.Added, now) }.Where(run => run.Words != "")];
        }

        var diff = Differ.Instance.CreateDiffs(old, now, ignoreWhiteSpace: false, ignoreCase: false, Words);
        var runs = ImmutableArray.CreateBuilder<Run>();
        var at = 0;
        foreach (var block in diff.DiffBlocks)
        {
            Add(Fate.Kept, diff.PiecesNew, at, block.InsertStartB);
            Add(Fate.Removed, diff.PiecesOld, block.DeleteStartA, block.DeleteStartA + block.DeleteCountA);
            Add(Fate.Added, diff.PiecesNew, block.InsertStartB, at = block.InsertStartB + block.InsertCountB);
        }

        Add(Fate.Kept, diff.PiecesNew, at, diff.PiecesNew.Count);
        return runs.ToImmutable();

        void Add(Fate fate, IReadOnlyList<string> pieces, int from, int to)
        {
            if (to > from)
            {
                runs.Add(new(fate, string.Concat(pieces.Skip(from).Take(to - from))));
            }
        }
    }

    private int Count(Fate fate) => Fields.Sum(part => part.Runs.Where(run => run.Fate == fate)
        .Sum(run => run.Words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length));

    [GeneratedRegex(@"[\p{L}\p{N}'’-]+ ?|.", RegexOptions.Singleline)]
    private static partial Regex WordPattern();
}
