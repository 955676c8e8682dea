using System.Text.RegularExpressions;
using DiffPlex;
using DiffPlex.Chunkers;

namespace CrampCheck.Web.Editing;

/// <summary>Merges two people's changes to one text, sentence by sentence.</summary>
public static partial class Merge
{
    /// <summary>The text with both people's changes; null if both changed the same sentence or added something at the same place.</summary>
    public static TextForm? Of(TextForm ancestor, TextForm theirs, TextForm mine)
    {
        return Field(form => form.Title) is { } title && Field(form => form.Source) is { } source && Field(form => form.Reviewed) is { } reviewed
            && Field(form => form.Body, Bodies) is { } body
            ? new(title, source, reviewed, body)
            : null;

        string? Field(Func<TextForm, string> of, Func<string, string, string, string?>? join = null) =>
            of(mine) == of(ancestor) || of(mine) == of(theirs) ? of(theirs) : of(theirs) == of(ancestor) ? of(mine) : join?.Invoke(of(ancestor), of(theirs), of(mine));
    }

    private static string? Bodies(string ancestor, string theirs, string mine)
    {
        if (new[] { ancestor, theirs, mine }.Any(body => Sentence().Count(body) > Comparison.MaxPieces))
        {
            return null;
        }

        var edits = Edits(ancestor, theirs).Concat(Edits(ancestor, mine)).Distinct().OrderBy(edit => edit.Start).ThenBy(edit => edit.End).ToList();
        foreach (var (edit, next) in edits.Zip(edits.Skip(1)))
        {
            if (next.Start < edit.End || next.Start == edit.Start)
            {
                return null;
            }
        }

        var pieces = PiecesOf(ancestor);
        var merged = new List<string>();
        var at = 0;
        foreach (var edit in edits)
        {
            merged.AddRange(pieces[at..edit.Start]);
            merged.Add(edit.Words);
            at = edit.End;
        }

        return string.Concat([.. merged, .. pieces[at..]]);
    }

    private static IEnumerable<(int Start, int End, string Words)> Edits(string from, string to)
    {
        var diff = Differ.Instance.CreateDiffs(from, to, ignoreWhiteSpace: false, ignoreCase: false, new CustomFunctionChunker(PiecesOf));
        return diff.DiffBlocks.Select(block => (
            block.DeleteStartA, block.DeleteStartA + block.DeleteCountA, string.Concat(diff.PiecesNew.Skip(block.InsertStartB).Take(block.InsertCountB))));
    }

    private static string[] PiecesOf(string text) => [.. Sentence().Matches(text).Select(match => match.Value)];

    // A sentence up to its full stop, or the rest of a line; each line end is a piece of its own.
    [GeneratedRegex(@"[^\n]*?[.!?](?=\s|$)[ ]*|[^\n]+|\n")]
    private static partial Regex Sentence();
}
