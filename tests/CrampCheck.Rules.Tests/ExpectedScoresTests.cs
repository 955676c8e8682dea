namespace CrampCheck.Rules.Tests;

public class ExpectedScoresTests
{
    [Fact]
    public void Read_Table_HoldsEveryBandAtEveryFrequency()
    {
        Assert.Equal(355, ExpectedScores.Rows.Count);
        Assert.Equal((8 + (3 * 3) + (12 * 3) + 18) * 5, ExpectedScores.Rows.Count);
    }

    [Fact]
    public void Score_EveryAnswerSetAtEveryAge_IsAsReviewed() =>
        Assert.All(AgeGroups.All, ageGroup => AnswersAssert.None(EveryAnswerSet.All
            .Select(answers => answers with { AgeGroup = ageGroup })
            .Where(answers => Scorecard.Score(answers) != ExpectedScores.Of(answers))));

    [Fact]
    public void Score_EveryAnswerSet_NeedsEveryRow()
    {
        var used = EveryAnswerSet.All.SelectMany(answers => new[]
        {
            ExpectedScores.Key(Cause.CalciumDeficiency, RowNames.Calcium(answers.Calcium, 1000, 2500), answers.Frequency),
            ExpectedScores.Key(Cause.CalciumDeficiency, RowNames.Calcium(answers.Calcium, 1200, 2000), answers.Frequency),
            ExpectedScores.Key(Cause.CalciumDeficiency, RowNames.Calcium(answers.Calcium, 1300, 3000), answers.Frequency),
            ExpectedScores.Key(Cause.ColdStimulation, RowNames.Room(answers.Room, answers.NightCooling), answers.Frequency),
            ExpectedScores.Key(Cause.Overexertion, RowNames.Exercise(answers.Exercise), answers.Frequency),
        });

        Assert.Empty(ExpectedScores.Rows.Keys.Except(used));
    }
}
