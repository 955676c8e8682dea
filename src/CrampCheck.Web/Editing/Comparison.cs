using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CrampCheck.Web.Texts;
using DiffPlex;
using DiffPlex.Chunkers;

namespace CrampCheck.Web.Editing;

/// <summary>The differences between two texts, word by word.</summary>
public sealed partial class Comparison
{
    /// <summary>The maximum number of pieces to compare one by one: the time grows with its square.</summary>
    public const int MaxPieces = 4_000;

    // A word includes the space after it, so that adjacent changed words are one run. In longer texts whole lines are compared, or the text as a whole.
    private static readonly Func<string, string[]>[] FromFineToCoarse =
        [text => Pieces(WordPattern(), text), text => Pieces(LinePattern(), text), text => text == "" ? [] : [text]];

    private Comparison(TextForm old, TextForm now)
    {
        Fields =
        [
            ("Title", Compare(old.Title, now.Title)),
            ("Source", Compare(old.Source, now.Source)),
            ("Reviewed", Compare(old.Reviewed, now.Reviewed)),
            ("Text", Compare(old.Body, now.Body)),
        ];
        IsCoarse = FinenessFor(old.Body, now.Body) > 0;
    }

    /// <summary>The runs of each field, by its name.</summary>
    public ImmutableArray<(string Name, ImmutableArray<Run> Runs)> Fields { get; }

    /// <summary>Whether the text was too long to compare word by word, and was compared by line or as a whole.</summary>
    public bool IsCoarse { get; }

    /// <summary>Whether there are no differences.</summary>
    public bool IsEmpty => Fields.All(part => part.Runs.All(run => run.ChangeKind == ChangeKind.Kept));

    /// <summary>How many words were added and removed.</summary>
    public (int Added, int Removed) Counts => (Count(ChangeKind.Added), Count(ChangeKind.Removed));

    public static Comparison Of(TextForm old, TextForm now) => new(old, now);

    /// <summary>The runs that turn one string into the other.</summary>
    public static ImmutableArray<Run> Compare(string old, string now)
    {
        var pieces = new CustomFunctionChunker(FromFineToCoarse[FinenessFor(old, now)]);
        var diff = Differ.Instance.CreateDiffs(old, now, ignoreWhiteSpace: false, ignoreCase: false, pieces);
        var runs = ImmutableArray.CreateBuilder<Run>();
        var at = 0;
        foreach (var block in diff.DiffBlocks)
        {
            Add(ChangeKind.Kept, diff.PiecesNew, at, block.InsertStartB);
            Add(ChangeKind.Removed, diff.PiecesOld, block.DeleteStartA, block.DeleteStartA + block.DeleteCountA);
            Add(ChangeKind.Added, diff.PiecesNew, block.InsertStartB, at = block.InsertStartB + block.InsertCountB);
        }

        Add(ChangeKind.Kept, diff.PiecesNew, at, diff.PiecesNew.Count);
        return runs.ToImmutable();

        void Add(ChangeKind kind, IReadOnlyList<string> pieces, int from, int to)
        {
            if (to > from)
            {
                runs.Add(new(kind, string.Concat(pieces.Skip(from).Take(to - from))));
            }
        }
    }

    private static int FinenessFor(string old, string now) => Math.Max(old.Length, now.Length) > SourceText.MaxBodyLength
        ? FromFineToCoarse.Length - 1
        : FromFineToCoarse.Index().First(way => Math.Max(way.Item(old).Length, way.Item(now).Length) <= MaxPieces).Index;

    private static string[] Pieces(Regex pattern, string text) => [.. pattern.Matches(text).Select(match => match.Value)];

    private int Count(ChangeKind kind) => Fields.Sum(part => part.Runs.Where(run => run.ChangeKind == kind)
        .Sum(run => run.Words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length));

    [GeneratedRegex(@"[\p{L}\p{N}'’-]+ ?|.", RegexOptions.Singleline)]
    private static partial Regex WordPattern();

    [GeneratedRegex(@"[^\n]*\n|[^\n]+")]
    private static partial Regex LinePattern();
}
