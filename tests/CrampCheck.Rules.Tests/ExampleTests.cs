namespace CrampCheck.Rules.Tests;

public class ExampleTests
{
    [Theory]
    [InlineData(Intensity.Moderate, 30, Frequency.Rarely, 10)]
    [InlineData(Intensity.Vigorous, 30, Frequency.Rarely, 45)]
    [InlineData(Intensity.Vigorous, 60, Frequency.Rarely, 80)]
    [InlineData(Intensity.Moderate, 120, Frequency.Rarely, 40)]
    [InlineData(Intensity.Light, 90, Frequency.Rarely, 0)]
    [InlineData(Intensity.Moderate, 30, Frequency.Weekly, 15)]
    [InlineData(Intensity.Vigorous, 30, Frequency.Weekly, 50)]
    [InlineData(Intensity.Vigorous, 60, Frequency.Weekly, 85)]
    [InlineData(Intensity.Moderate, 120, Frequency.Weekly, 45)]
    [InlineData(Intensity.Light, 90, Frequency.Weekly, 0)]
    public void Score_ExampleOfExercise_IsAsWritten(Intensity intensity, int minutes, Frequency frequency, int points)
    {
        var answers = new Answers { Frequency = frequency, Exercise = new(intensity, minutes) };

        Assert.Equal(new(points, points), Scorecard.Score(answers).Overexertion);
    }

    [Theory]
    [InlineData(NightCooling.No, Frequency.Rarely, 25)]
    [InlineData(NightCooling.Yes, Frequency.Rarely, 40)]
    [InlineData(NightCooling.No, Frequency.Weekly, 30)]
    [InlineData(NightCooling.Yes, Frequency.Weekly, 45)]
    public void Score_ExampleOfNineteenDegrees_IsAsWritten(NightCooling cooling, Frequency frequency, int points)
    {
        var answers = new Answers { Frequency = frequency, Room = RoomTemperature.Measured(19), NightCooling = cooling };

        Assert.Equal(new(points, points), Scorecard.Score(answers).ColdStimulation);
    }

    [Theory]
    [InlineData(Frequency.Rarely, 45)]
    [InlineData(Frequency.Weekly, 50)]
    public void Score_ExampleOfCalcium_IsAsWritten(Frequency frequency, int points)
    {
        var answers = new Answers { Frequency = frequency, Calcium = CalciumIntake.Of(550) };

        Assert.Equal(new(points, points), Scorecard.Score(answers).CalciumDeficiency);
    }

    [Theory]
    [InlineData(CalciumHabit.OnceDaily, Frequency.Rarely, 45, 45)]
    [InlineData(CalciumHabit.TwiceDaily, Frequency.Rarely, 0, 25)]
    [InlineData(CalciumHabit.TwiceDaily, Frequency.Weekly, 0, 30)]
    [InlineData(CalciumHabit.LessThanDaily, Frequency.Rarely, 45, 75)]
    public void Score_ExampleOfAHabit_IsAsWritten(CalciumHabit habit, Frequency frequency, int least, int most)
    {
        var answers = new Answers { Frequency = frequency, Calcium = CalciumIntake.Of(habit) };

        Assert.Equal(new(least, most), Scorecard.Score(answers).CalciumDeficiency);
    }

    [Theory]
    [InlineData(Frequency.Rarely, 25)]
    [InlineData(Frequency.Weekly, 30)]
    public void Score_ExampleOfAComfortableRoomWithCoolingNotKnown_IsWeak(Frequency frequency, int most)
    {
        var answers = new Answers { Frequency = frequency, Room = RoomTemperature.Felt(RoomFeel.Comfortable) };

        Assert.Equal(new(0, most), Scorecard.Score(answers).ColdStimulation);
        Assert.Equal(Band.Unlikely, Scorecard.Score(answers).ColdStimulation.Band);
    }

    [Theory]
    [InlineData(Cause.CalciumDeficiency, 95)]
    [InlineData(Cause.ColdStimulation, 100)]
    [InlineData(Cause.Overexertion, 100)]
    public void Score_NothingAnswered_LeavesTheWholeRangeOpen(Cause cause, int most) =>
        Assert.Equal(new(0, most), Scorecard.Score(new())[cause]);

    [Theory]
    [InlineData(NightCooling.No, 85)]
    [InlineData(NightCooling.Yes, 100)]
    public void Score_RoomUnknown_SpansWhatCoolingAllows(NightCooling cooling, int most)
    {
        var answers = new Answers { Frequency = Frequency.Rarely, NightCooling = cooling };

        Assert.Equal(new(0, most), Scorecard.Score(answers).ColdStimulation);
    }
}
