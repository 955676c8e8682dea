using CsCheck;

namespace CrampCheck.Rules.Tests;

public class LeaderTests
{
    private static readonly Gen<PointRange> Range =
        Gen.Select(Gen.Int[0, 100], Gen.Int[0, 100], (one, other) => new PointRange(Math.Min(one, other), Math.Max(one, other)));

    [Fact]
    public void Judge_EveryAnswerSet_FollowsTheLeaderRule() =>
        AnswersAssert.EverySet(answers =>
            LeaderRule.Tell(Verdict.Of(Scorecard.Score(answers))) == LeaderRule.Apply(ExpectedScores.Of(answers)));

    [Fact]
    public void Judge_AnyScores_FollowsTheLeaderRule() =>
        Gen.Select(Range, Range, Range, (calcium, cold, overexertion) => new Scores(calcium, cold, overexertion))
            .Sample(scores => Assert.Equal(LeaderRule.Apply(scores), LeaderRule.Tell(Verdict.Of(scores))), iter: 20_000);

    [Theory]
    [InlineData(0, 0, 0, "None: ")]
    [InlineData(33, 33, 33, "None: ")]
    [InlineData(34, 0, 0, "OneCause: CalciumDeficiency")]
    [InlineData(34, 33, 33, "OneCause: CalciumDeficiency")]
    [InlineData(33, 34, 24, "OneCause: ColdStimulation")]
    [InlineData(43, 33, 34, "Joint: CalciumDeficiency, Overexertion")]
    [InlineData(35, 45, 34, "Joint: CalciumDeficiency, ColdStimulation")]
    [InlineData(35, 46, 35, "OneCause: ColdStimulation")]
    [InlineData(44, 34, 54, "Joint: CalciumDeficiency, Overexertion")]
    [InlineData(90, 100, 90, "Joint: CalciumDeficiency, ColdStimulation, Overexertion")]
    [InlineData(89, 100, 89, "OneCause: ColdStimulation")]
    [InlineData(34, 34, 34, "Joint: CalciumDeficiency, ColdStimulation, Overexertion")]
    public void Judge_ExactScores_LeadsFromThirtyFourAndWithinTen(int calcium, int cold, int overexertion, string verdict) =>
        Assert.Equal(verdict, LeaderRule.Tell(Verdict.Of(new(new(calcium, calcium), new(cold, cold), new(overexertion, overexertion)))));

    [Theory]
    [InlineData(40, 40, 0, 40, false)]
    [InlineData(40, 40, 0, 41, true)]
    [InlineData(40, 90, 0, 41, true)]
    [InlineData(40, 40, 35, 40, false)]
    [InlineData(40, 40, 30, 41, true)]
    [InlineData(40, 40, 35, 50, false)]
    [InlineData(40, 40, 35, 51, true)]
    [InlineData(40, 40, 40, 50, false)]
    [InlineData(40, 40, 40, 51, true)]
    [InlineData(40, 55, 45, 45, false)]
    [InlineData(40, 56, 45, 45, true)]
    [InlineData(40, 40, 50, 50, false)]
    [InlineData(40, 40, 50, 60, true)]
    [InlineData(40, 90, 0, 0, false)]
    public void Judge_AnotherCouldPassTheLeader_IsProvisional(int low, int high, int otherLow, int otherHigh, bool isProvisional)
    {
        Assert.Equal(isProvisional, Verdict.Of(new(new(low, high), new(otherLow, otherHigh), default)).IsProvisional);
        Assert.Equal(isProvisional, Verdict.Of(new(default, new(otherLow, otherHigh), new(low, high))).IsProvisional);
    }

    [Theory]
    [InlineData(33, 33, Outcome.None)]
    [InlineData(0, 33, Outcome.None)]
    [InlineData(0, 34, Outcome.Unknown)]
    [InlineData(33, 100, Outcome.Unknown)]
    public void Judge_NothingLeads_DistinguishesNoneFromUnknown(int low, int high, Outcome outcome)
    {
        var verdict = Verdict.Of(new(default, default, new(low, high)));

        Assert.Equal((outcome, 0, false), (verdict.Outcome, verdict.Leaders.Count, verdict.IsProvisional));
    }

    [Fact]
    public void Compare_Verdicts_ComparesOutcomeAndLeadersOnly()
    {
        var calcium = default(CauseSet).With(Cause.CalciumDeficiency);
        var verdict = new Verdict(Outcome.OneCause, calcium, IsProvisional: false);

        Assert.True(verdict.HasSameContentAs(verdict with { IsProvisional = true }));
        Assert.False(verdict.HasSameContentAs(verdict with { Leaders = default(CauseSet).With(Cause.Overexertion) }));
        Assert.False(verdict.HasSameContentAs(verdict with { Leaders = calcium.With(Cause.Overexertion) }));
        Assert.False(new Verdict(Outcome.None, default, false).HasSameContentAs(new(Outcome.Unknown, default, false)));
    }

    [Fact]
    public void Gather_Causes_ContainsEachOnce()
    {
        var causes = default(CauseSet).With(Cause.Overexertion).With(Cause.CalciumDeficiency).With(Cause.Overexertion);

        Assert.Equal(2, causes.Count);
        Assert.True(causes.Contains(Cause.CalciumDeficiency));
        Assert.False(causes.Contains(Cause.ColdStimulation));
        Assert.True(causes.Contains(Cause.Overexertion));
        Assert.Equal(Enum.GetValues<Cause>(), CauseSet.All.ToArray());
    }
}
