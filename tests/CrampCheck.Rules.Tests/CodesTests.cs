namespace CrampCheck.Rules.Tests;

/// <summary>The codes are a contract with pages, tables and tests: they never change.</summary>
public class CodesTests
{
    [Fact]
    public void Code_OfEveryValue_MatchesContract()
    {
        Assert.Equal(["calcium-deficiency", "cold-stimulation", "overexertion"], Enum.GetValues<Cause>().Select(cause => cause.Code()));
        Assert.Equal(["unlikely", "possible", "likely", "unknown"], Enum.GetValues<Band>().Select(band => band.Code()));
        Assert.Equal(["ordinary", "serious", "very-serious"], Enum.GetValues<Seriousness>().Select(seriousness => seriousness.Code()));
        Assert.Equal(["steady", "fairly-steady", "easily-changed"], Enum.GetValues<Steadiness>().Select(steadiness => steadiness.Code()));
        Assert.Equal(["frequency", "exercise", "room", "calcium"], Enum.GetValues<Question>().Select(question => question.Code()));
    }

    [Theory]
    [InlineData(40, 0, 0, 0, "calcium-deficiency")]
    [InlineData(0, 40, 0, 0, "cold-stimulation")]
    [InlineData(0, 0, 40, 40, "overexertion")]
    [InlineData(0, 40, 45, 45, "joint")]
    [InlineData(33, 33, 33, 33, "none")]
    [InlineData(0, 0, 33, 34, "unknown")]
    public void Code_OfAVerdict_IsLeaderOrOutcome(int calcium, int cold, int overexertion, int most, string code) =>
        Assert.Equal(code, Verdict.Of(new(new(calcium, calcium), new(cold, cold), new(overexertion, most))).Code());
}
