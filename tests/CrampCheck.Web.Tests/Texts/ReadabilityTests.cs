using CrampCheck.Web.Texts;

namespace CrampCheck.Web.Tests.Texts;

public sealed class ReadabilityTests
{
    // 0.39 × words a sentence + 11.8 × syllables a word − 15.59, worked out by hand.
    [Theory]
    [InlineData("The cat sat on the mat.", -1.45)] // 6 words, 6 syllables
    [InlineData("Warm legs rest. Cold legs cramp.", -2.62)] // 2 × 3 words, 6 syllables
    [InlineData("Apple pie table.", 5.25)] // 3 words, 5 syllables: a final e is silent, but not that of -le
    public void Of_Sentences_IsTheFormulasGrade(string text, double grade) => Assert.Equal(grade, Readability.Of([text])!.Grade, 2);

    [Fact]
    public void Of_AKnownTerm_CountsItAsShort() =>
        Assert.True(Readability.Of(["Eat calcium."], new HashSet<string> { "calcium" })!.Grade < Readability.Of(["Eat calcium."])!.Grade);

    [Fact]
    public void Of_ALongSentence_NamesIt()
    {
        var fits = string.Join(' ', Enumerable.Repeat("word", Readability.MaxSentenceWords)) + ".";
        var isLong = "And " + fits;
        Assert.Equal([isLong], Readability.Of([fits, isLong])!.LongSentences);
    }

    [Fact]
    public void Of_WordsInAnotherScript_CountsThem() => Assert.Equal(3, Readability.Of(["حافظ على الدفء."])!.Words);

    [Fact]
    public void Of_NoWords_IsNothing() => Assert.Null(Readability.Of(["", "123 …"]));
}
