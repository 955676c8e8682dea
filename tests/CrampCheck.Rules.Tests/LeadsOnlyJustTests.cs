namespace CrampCheck.Rules.Tests;

/// <summary>One cause leads only just if five points less would leave it without the lead, or with a joint leader.</summary>
public class LeadsOnlyJustTests
{
    private static readonly Answers Nothing = new()
    {
        Frequency = Frequency.Rarely,
        Exercise = Exercise.NoExercise,
        Room = RoomTemperature.Measured(24),
        NightCooling = NightCooling.No,
        Calcium = CalciumIntake.Of(1000),
    };

    [Fact]
    public void Judge_FivePointsLessWouldFallUnderTheBand_LeadsOnlyJust()
    {
        var thirtyFive = Nothing with { Frequency = Frequency.Weekly, Exercise = new(Intensity.Vigorous, 20) };

        AssertLeads(thirtyFive, points: 35, next: 0, onlyJust: true);
    }

    [Fact]
    public void Judge_FivePointsLessWouldStillLead_LeadsClearly()
    {
        var fortyFive = Nothing with { Calcium = CalciumIntake.Of(500) };

        AssertLeads(fortyFive, points: 45, next: 0, onlyJust: false);
    }

    [Fact]
    public void Judge_FivePointsLessWouldBeJoint_LeadsOnlyJust()
    {
        var fiftyFive = Nothing with { Exercise = new(Intensity.Moderate, 150), Room = RoomTemperature.Measured(19), NightCooling = NightCooling.Yes };

        AssertLeads(fiftyFive, points: 55, next: 40, onlyJust: true);
    }

    [Fact]
    public void Judge_TwentyPointsAhead_LeadsClearly()
    {
        var sixty = Nothing with { Exercise = new(Intensity.Vigorous, 50), Room = RoomTemperature.Measured(19), NightCooling = NightCooling.Yes };

        AssertLeads(sixty, points: 60, next: 40, onlyJust: false);
    }

    [Fact]
    public void Judge_NextCauseTooWeakToLead_LeadsClearly()
    {
        var fifty = Nothing with { Frequency = Frequency.Weekly, Calcium = CalciumIntake.Of(500), Room = RoomTemperature.Measured(19) };

        AssertLeads(fifty, points: 50, next: 30, onlyJust: false);
    }

    [Fact]
    public void Judge_EveryAnswerSet_LeadsOnlyJustWhenFivePointsLessChangeTheResult() =>
        AnswersAssert.EveryAssessment(assessment =>
            assessment.LeadsNarrowly == (assessment.Verdict.Outcome == Outcome.OneCause && WouldChange(assessment.Scores)));

    private static void AssertLeads(Answers answers, int points, int next, bool onlyJust)
    {
        var assessment = Assessment.Of(answers);

        Assert.Equal(Outcome.OneCause, assessment.Verdict.Outcome);
        Assert.Equal((points, next), (assessment.Causes[0].Score.Low, assessment.Causes[1].Score.Low));
        Assert.Equal(onlyJust, assessment.LeadsNarrowly);
    }

    private static bool WouldChange(Scores scores)
    {
        var lows = Enum.GetValues<Cause>().Select(cause => scores[cause].Low).OrderDescending().ToList();
        var less = lows[0] - 5;
        return less < 34 || (lows[1] >= 34 && less - lows[1] <= 10);
    }
}
