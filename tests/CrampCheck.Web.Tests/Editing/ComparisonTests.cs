using System.Text.Encodings.Web;
using CrampCheck.Web.Editing;
using CrampCheck.Web.Pages.Admin.Texts;
using CrampCheck.Web.Texts;
using CsCheck;

namespace CrampCheck.Web.Tests.Editing;

public sealed class ComparisonTests
{
    private static readonly string[] Pieces = ["warm", "cold", " ", "  ", "\n", "\n\n", ".", ", ", "socks", "- ", "> ", "ü", "😀", "e\u0301"];
    private static readonly Gen<string> Texts = Gen.Int[0, Pieces.Length - 1].Array[0, 40].Select(chosen => string.Concat(chosen.Select(i => Pieces[i])));

    [Fact]
    public void Compare_AnyTwoTexts_ContainsBothCompletely() => Gen.Select(Texts, Texts).Sample((old, now) =>
    {
        var runs = Comparison.Compare(old, now);
        Assert.Equal(old, string.Concat(runs.Where(run => run.ChangeKind != ChangeKind.Added).Select(run => run.Words)));
        Assert.Equal(now, string.Concat(runs.Where(run => run.ChangeKind != ChangeKind.Removed).Select(run => run.Words)));
        Assert.Equal(old == now, runs.All(run => run.ChangeKind == ChangeKind.Kept));
    });

    [Fact]
    public void Compare_AChangedPhrase_IsOneRemovedAndOneAddedRun()
    {
        var runs = Comparison.Compare("Keep your legs warm at night.", "Keep both feet warm at night.");
        Assert.Equal<Run[]>(
            [new(ChangeKind.Kept, "Keep "), new(ChangeKind.Removed, "your legs "), new(ChangeKind.Added, "both feet "), new(ChangeKind.Kept, "warm at night.")],
            [.. runs]);
    }

    [Fact]
    public void Of_TwoTexts_CountsTheirWords()
    {
        var comparison = Comparison.Of(new("t", "s", "2026-01-01", "one two"), new("t", "s", "2026-01-02", "one three four"));
        Assert.Equal((3, 2), comparison.Counts);
        Assert.False(comparison.IsEmpty);
    }

    [Fact]
    public void Of_TwoTexts_IsEmptyOnlyIfNothingChanged()
    {
        var text = new TextForm("t", "s", "2026-01-01", "one two");
        Assert.True(Comparison.Of(text, text).IsEmpty);
        Assert.False(Comparison.Of(text, text with { Body = "one three" }).IsEmpty);
    }

    [Fact]
    public void Compare_AChangeOfCaseOnly_ShowsTheChange() =>
        Assert.Equal<Run[]>([new(ChangeKind.Removed, "WHO "), new(ChangeKind.Added, "who "), new(ChangeKind.Kept, "says")], [.. Comparison.Compare("WHO says", "who says")]);

    [Fact]
    public void Of_TwoTexts_ComparesFieldByField()
    {
        var comparison = Comparison.Of(new("t", "s", "r", "b"), new("t2", "s2", "r2", "b2"));
        Assert.Equal(
            [("Title", "t", "t2"), ("Source", "s", "s2"), ("Reviewed", "r", "r2"), ("Text", "b", "b2")],
            comparison.Fields.Select(field => (field.Name, field.Runs.Single(run => run.ChangeKind == ChangeKind.Removed).Words, field.Runs.Single(run => run.ChangeKind == ChangeKind.Added).Words)));
    }

    [Fact]
    public void Compare_LongestPublishableText_ComparesByWord()
    {
        var body = string.Concat(Enumerable.Repeat("warm ", SourceText.MaxBodyLength / 5));
        Assert.Equal<Run[]>(
            [new(ChangeKind.Removed, "warm "), new(ChangeKind.Added, "cold "), new(ChangeKind.Kept, body[5..])],
            [.. Comparison.Compare(body, "cold " + body[5..])]);
    }

    [Fact]
    public void Compare_TooManySymbols_ComparesByLine()
    {
        var (old, now) = (Symbols(1), Symbols(2));

        var comparison = Comparison.Of(new("", "", "", "The same line.\n" + old), new("", "", "", "The same line.\n" + now));

        Assert.True(comparison.IsCoarse);
        Assert.Equal<Run[]>([new(ChangeKind.Kept, "The same line.\n"), new(ChangeKind.Removed, old), new(ChangeKind.Added, now)], [.. comparison.Fields.Last().Runs]);

        static string Symbols(int seed) => string.Concat(new Random(seed).GetItems("!?.,;:()[]*#&%$".AsSpan(), SourceText.MaxBodyLength - 20));
    }

    [Fact]
    public void Compare_TooManyLines_ShowsBothWhole()
    {
        var (old, now) = (string.Concat(Enumerable.Repeat(".\n", 6000)), string.Concat(Enumerable.Repeat("!\n", 6000)));
        Assert.Equal<Run[]>([new(ChangeKind.Removed, old), new(ChangeKind.Added, now)], [.. Comparison.Compare(old, now)]);
    }

    [Fact]
    public void Show_LongUnchangedPart_FoldsItAndLosesNothing()
    {
        var same = string.Concat(Enumerable.Range(0, 60).Select(i => $"Line {i} stays.\n"));
        using var writer = new StringWriter();
        RunsHtml.Of(Comparison.Compare("Old. " + same + "End.", "New. " + same + "End <b>.")).WriteTo(writer, HtmlEncoder.Default);
        var page = Html.Parse(writer.ToString());

        Assert.Contains("Line 30", page.QuerySelector("details")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Line 59", page.QuerySelector("details")!.TextContent, StringComparison.Ordinal);
        Assert.All(Enumerable.Range(0, 60), i => Assert.Contains($"Line {i} stays.", page.Body!.TextContent, StringComparison.Ordinal));
        Assert.Null(page.QuerySelector("b"));
    }

    [Fact]
    public void Compare_TextsTooLongToPublish_Finishes()
    {
        var (old, now) = (string.Concat(Enumerable.Repeat("()", 250_000)), string.Concat(Enumerable.Repeat("[(", 250_000)));
        Assert.Equal<Run[]>([new(ChangeKind.Removed, old), new(ChangeKind.Added, now)], [.. Comparison.Compare(old, now)]);
        Assert.Equal<Run[]>([new(ChangeKind.Kept, old)], [.. Comparison.Compare(old, old)]);
        Assert.Equal<Run[]>([new(ChangeKind.Added, now)], [.. Comparison.Compare("", now)]);
    }

    [Fact]
    public void Compare_LongTextsWithNothingInCommon_Finishes()
    {
        var (old, now) = (string.Join(' ', Enumerable.Range(0, 15_000)), string.Join(' ', Enumerable.Range(15_000, 15_000)));
        Assert.Equal(2, Comparison.Compare(old, now).Length);
    }
}
