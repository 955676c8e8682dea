using CrampCheck.Web.Editing;
using Microsoft.AspNetCore.Http;

namespace CrampCheck.Web.Tests.Editing;

public sealed class TextFormTests
{
    // Readers refuse all texts if a title or source has a control character.
    [Fact]
    public void From_ATabOrALineBreakInATitleOrSource_MakesThemSpaces()
    {
        var form = TextForm.From(new FormCollection(new() { ["Title"] = "One\ttwo\r\nthree", ["Source"] = "A\tb", ["Body"] = "\tBody\tand\r\nmore" }));

        Assert.Equal(("One two three", "A b", "Body\tand\nmore"), (form.Title, form.Source, form.Body));
    }
}
