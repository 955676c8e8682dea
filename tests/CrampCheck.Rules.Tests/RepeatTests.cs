namespace CrampCheck.Rules.Tests;

public class RepeatTests
{
    [Fact]
    public void Judge_EveryAnswerSetTwiceAndBackwards_GivesSameVerdict()
    {
        var backwards = EveryAnswerSet.All.Reverse().Select(answers => Assessment.Of(answers)).Reverse();

        AnswersAssert.None(
            from pair in EveryAnswerSet.Assessments.Zip(backwards)
            where pair.First.Scores != pair.Second.Scores
                || pair.First.Verdict != pair.Second.Verdict
                || !pair.First.Causes.Select(cause => cause.Cause).SequenceEqual(pair.Second.Causes.Select(cause => cause.Cause))
            select pair.First.Answers);
    }

    [Fact]
    public void List_EveryAnswerSetTwice_IsInTheSameOrder() =>
        Assert.Equal(EveryAnswerSet.All.AsEnumerable(), AnswerSets.All());

    [Fact]
    public void Answer_QuestionsInAnyOrder_IsTheSame()
    {
        var forwards = new Answers { Frequency = Frequency.Weekly } with { Exercise = new(Intensity.Light, 30) };
        forwards = forwards with { Room = RoomTemperature.Measured(19), NightCooling = NightCooling.Yes };
        forwards = forwards with { Calcium = CalciumIntake.Of(700), AgeGroup = AgeGroup.From71 };
        var backwards = new Answers { AgeGroup = AgeGroup.From71 } with { Calcium = CalciumIntake.Of(700) };
        backwards = backwards with { NightCooling = NightCooling.Yes, Room = RoomTemperature.Measured(19) };
        backwards = backwards with { Exercise = new(Intensity.Light, 30), Frequency = Frequency.Weekly };

        Assert.Equal(forwards, backwards);
        Assert.Equal(Scorecard.Score(forwards), Scorecard.Score(backwards));
    }
}
