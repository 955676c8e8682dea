namespace CrampCheck.Rules.Tests;

/// <summary>How all answer sets fall. The site prints these numbers; a change of any rule must change them here too.</summary>
public class OutcomeCountTests
{
    [Fact]
    public void Count_EveryAnswerSet_IsThirtyFiveThousandSixHundredAndForty()
    {
        Assert.Equal(35_640, AnswerSets.Count);
        Assert.Equal(35_640, EveryAnswerSet.All.Distinct().Count());
        Assert.Equal(35_640, EveryAnswerSet.All.Length);
    }

    [Fact]
    public void Judge_EveryAnswerSet_MatchesCountsOnTheSite() =>
        Assert.Equal(
            [
                "Joint: CalciumDeficiency, ColdStimulation 1522",
                "Joint: CalciumDeficiency, ColdStimulation, Overexertion 321",
                "Joint: CalciumDeficiency, Overexertion 1999",
                "Joint: ColdStimulation, Overexertion 2108",
                "None:  2320",
                "OneCause: CalciumDeficiency 6878",
                "OneCause: ColdStimulation 7067",
                "OneCause: Overexertion 10993",
                "Unknown:  2432",
            ],
            EveryAnswerSet.Assessments
                .CountBy(assessment => LeaderRule.Tell(assessment.Verdict with { IsProvisional = false }))
                .Select(count => $"{count.Key} {count.Value}")
                .Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(Outcome.OneCause, 24_938, 5734)]
    [InlineData(Outcome.Joint, 5950, 2728)]
    [InlineData(Outcome.None, 2320, 0)]
    [InlineData(Outcome.Unknown, 2432, 0)]
    public void Judge_EveryAnswerSet_ReachesEveryOutcome(Outcome outcome, int sets, int provisional)
    {
        var verdicts = EveryAnswerSet.Assessments.Select(assessment => assessment.Verdict).Where(verdict => verdict.Outcome == outcome).ToList();

        Assert.Equal((sets, provisional), (verdicts.Count, verdicts.Count(verdict => verdict.IsProvisional)));
    }
}
