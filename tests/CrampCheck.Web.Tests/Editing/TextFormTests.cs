using CrampCheck.Web.Editing;

namespace CrampCheck.Web.Tests.Editing;

public sealed class TextFormTests
{
    // Readers refuse all texts if a title or source has a control character.
    [Fact]
    public void Normalized_TabsAndLineBreaksInTitleOrSource_BecomeSpaces()
    {
        var form = new TextForm("One\ttwo\r\nthree", "A\tb", "", "\tBody\tand\r\nmore").Normalized();

        Assert.Equal(("One two three", "A b", "Body\tand\nmore"), (form.Title, form.Source, form.Body));
    }
}
