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

    private static TextForm Form(string body) => new("t", "s", "2026-11-22", body);
}
