namespace CrampCheck.Rules.Tests;

/// <summary>How all answer sets fall. The site prints these numbers; a change of any rule must change them here too.</summary>
public class OutcomeCountTests
{
    [Fact]
    public void Count_EveryAnswerSet_IsTwentyFiveThousandNineHundredAndTwenty()
    {
        Assert.Equal(25_920, AnswerSets.Count);
        Assert.Equal(25_920, EveryAnswerSet.All.Distinct().Count());
        Assert.Equal(25_920, EveryAnswerSet.All.Length);
    }

    [Fact]
    public void Judge_EveryAnswerSet_FallsAsTheSiteSays() =>
        Assert.Equal(
            [
                "Joint: CalciumDeficiency, ColdStimulation 1272",
                "Joint: CalciumDeficiency, ColdStimulation, Overexertion 287",
                "Joint: CalciumDeficiency, Overexertion 1587",
                "Joint: ColdStimulation, Overexertion 1524",
                "None:  1044",
                "OneCause: CalciumDeficiency 5984",
                "OneCause: ColdStimulation 5224",
                "OneCause: Overexertion 7018",
                "Unknown:  1980",
            ],
            EveryAnswerSet.Assessments
                .CountBy(assessment => LeaderRule.Tell(assessment.Verdict with { IsProvisional = false }))
                .Select(count => $"{count.Key} {count.Value}")
                .Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(Outcome.OneCause, 18_226, 4153)]
    [InlineData(Outcome.Joint, 4670, 1846)]
    [InlineData(Outcome.None, 1044, 0)]
    [InlineData(Outcome.Unknown, 1980, 0)]
    public void Judge_EveryAnswerSet_ReachesEveryOutcome(Outcome outcome, int sets, int provisional)
    {
        var verdicts = EveryAnswerSet.Assessments.Select(assessment => assessment.Verdict).Where(verdict => verdict.Outcome == outcome).ToList();

        Assert.Equal((sets, provisional), (verdicts.Count, verdicts.Count(verdict => verdict.IsProvisional)));
    }
}
