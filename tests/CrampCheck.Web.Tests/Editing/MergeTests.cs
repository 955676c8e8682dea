using System.Text;
using CrampCheck.Web.Editing;

namespace CrampCheck.Web.Tests.Editing;

public sealed class MergeTests
{
    [Theory]
    [InlineData("One. Two. Three.", "One! Two. Three.", "One. Two. Three, four.", "One! Two. Three, four.")]
    [InlineData("One.\n\nTwo.", "One.\n\nTwo.\n\nThree.", "Zero. One.\n\nTwo.", "Zero. One.\n\nTwo.\n\nThree.")]
    [InlineData("One.\n- a\n- b", "One.\n- a\n- c", "One.\n- d\n- b", "One.\n- d\n- c")]
    [InlineData("One. Two.", "One. Two, too.", "One. Two, too.", "One. Two, too.")]
    [InlineData("One.\nTwo.", "One.", "Zero.\nOne.\nTwo.", "Zero.\nOne.")]
    [InlineData("One. Two.", "One. Two, hers.", "One. Two, his.", null)]
    [InlineData("One.", "One.\n\nHers.", "One.\n\nHis.", null)]
    public void Of_TwoChanges_JoinsThemWhereTheyDoNotOverlap(string ancestor, string theirs, string mine, string? merged) =>
        Assert.Equal(merged, Merge.Of(Form(ancestor), Form(theirs), Form(mine))?.Body);

    [Fact]
    public void Of_ChangesOfOtherFields_JoinsThem() => Assert.Equal(
        new TextForm("Hers", "s", "2026-11-23", "Body."),
        Merge.Of(new("t", "s", "2026-11-22", "Body."), new("Hers", "s", "2026-11-22", "Body."), new("t", "s", "2026-11-23", "Body.")));

    [Fact]
    public void Of_OneTitleChangedTwice_JoinsNothing() => Assert.Null(Merge.Of(new("t", "s", "", "b"), new("Hers", "s", "", "b"), new("His", "s", "", "b")));

    [Fact]
    public void Of_AThousandSavesOfTenEditors_LosesNoWord()
    {
        var random = new Random(20261128);
        var newest = Form(string.Join("\n\n", Enumerable.Range(0, 30).Select(i => $"Paragraph {i} begins. It goes on. It ends.")));
        var begun = Enumerable.Repeat(newest, 10).ToArray();
        var aside = new StringBuilder();
        var joined = 0;
        for (var save = 0; save < 1000; save++)
        {
            var editor = random.Next(begun.Length);
            var body = begun[editor].Body;
            var ends = Enumerable.Range(0, body.Length).Where(i => body[i] == '.').ToList();
            var mine = begun[editor] with { Body = body.Insert(ends[random.Next(ends.Count)], $" word{save}x") };
            if (Merge.Of(begun[editor], newest, mine) is { } merged)
            {
                joined += merged == mine ? 0 : 1;
                newest = merged;
            }
            else
            {
                aside.Append(mine.Body);
            }

            begun[editor] = newest;
        }

        var kept = newest.Body + aside;
        Assert.All(Enumerable.Range(0, 1000), save => Assert.Contains($" word{save}x", kept, StringComparison.Ordinal));
        Assert.True(joined > 500, $"{joined}");
    }

    private static TextForm Form(string body) => new("t", "s", "2026-11-22", body);
}
