using System.Globalization;

namespace CrampCheck.Rules.Tests;

public class BandEdgeTests
{
    [Theory]
    [InlineData(null, 5000, 0)]
    [InlineData(null, 1000, 0)]
    [InlineData(null, 999, 10)]
    [InlineData(null, 800, 10)]
    [InlineData(null, 799, 25)]
    [InlineData(null, 600, 25)]
    [InlineData(null, 599, 45)]
    [InlineData(null, 400, 45)]
    [InlineData(null, 399, 75)]
    [InlineData(null, 250, 75)]
    [InlineData(null, 249, 95)]
    [InlineData(null, 0, 95)]
    [InlineData(AgeGroup.From4To8, 1000, 0)]
    [InlineData(AgeGroup.From4To8, 999, 10)]
    [InlineData(AgeGroup.From9To18, 1300, 0)]
    [InlineData(AgeGroup.From9To18, 1299, 10)]
    [InlineData(AgeGroup.From9To18, 1040, 10)]
    [InlineData(AgeGroup.From9To18, 1039, 25)]
    [InlineData(AgeGroup.From9To18, 325, 75)]
    [InlineData(AgeGroup.From9To18, 324, 95)]
    [InlineData(AgeGroup.From19To50, 1000, 0)]
    [InlineData(AgeGroup.From19To50, 999, 10)]
    [InlineData(AgeGroup.ManFrom51To70, 1000, 0)]
    [InlineData(AgeGroup.ManFrom51To70, 999, 10)]
    [InlineData(AgeGroup.WomanFrom51To70, 1200, 0)]
    [InlineData(AgeGroup.WomanFrom51To70, 1199, 10)]
    [InlineData(AgeGroup.WomanFrom51To70, 480, 45)]
    [InlineData(AgeGroup.WomanFrom51To70, 479, 75)]
    [InlineData(AgeGroup.From71, 1200, 0)]
    [InlineData(AgeGroup.From71, 1199, 10)]
    public void Score_CalciumAtAThreshold_FallsOnTheRightSide(AgeGroup? ageGroup, int milligrams, int points)
    {
        var answers = new Answers { Frequency = Frequency.Rarely, AgeGroup = ageGroup, Calcium = CalciumIntake.Of(milligrams) };

        Assert.Equal(new(points, points), Scorecard.Score(answers).CalciumDeficiency);
    }

    [Theory]
    [InlineData("45", 0, 0)]
    [InlineData("24", 0, 0)]
    [InlineData("23.99999999999999999999", 0, 10)]
    [InlineData("22", 0, 10)]
    [InlineData("21.99999999999999999999", 10, 25)]
    [InlineData("20", 10, 25)]
    [InlineData("19.99", 25, 40)]
    [InlineData("18", 25, 40)]
    [InlineData("17.99", 50, 65)]
    [InlineData("16", 50, 65)]
    [InlineData("15.99", 70, 85)]
    [InlineData("13", 70, 85)]
    [InlineData("12.99", 85, 100)]
    [InlineData("0", 85, 100)]
    public void Score_CelsiusAtAThreshold_FallsOnTheRightSide(string celsius, int points, int cooledPoints) =>
        AssertCold(Number(celsius), points, cooledPoints);

    [Theory]
    [InlineData("113", 0, 0)]
    [InlineData("75.2", 0, 0)]
    [InlineData("75.19", 0, 10)]
    [InlineData("71.6", 0, 10)]
    [InlineData("71.59999999999999999", 10, 25)]
    [InlineData("68", 10, 25)]
    [InlineData("67.99", 25, 40)]
    [InlineData("64.4", 25, 40)]
    [InlineData("64.39999999999999999", 50, 65)]
    [InlineData("60.8", 50, 65)]
    [InlineData("60.79", 70, 85)]
    [InlineData("55.4", 70, 85)]
    [InlineData("55.39", 85, 100)]
    [InlineData("32", 85, 100)]
    public void Score_FahrenheitAtAThreshold_FallsOnTheRightSide(string fahrenheit, int points, int cooledPoints) =>
        AssertCold(RoomTemperature.CelsiusFromFahrenheit(Number(fahrenheit)), points, cooledPoints);

    [Theory]
    [InlineData(Intensity.None, 1440, 0)]
    [InlineData(Intensity.Light, 90, 0)]
    [InlineData(Intensity.Light, 91, 15)]
    [InlineData(Intensity.Light, 179, 15)]
    [InlineData(Intensity.Light, 180, 30)]
    [InlineData(Intensity.Light, 299, 30)]
    [InlineData(Intensity.Light, 300, 45)]
    [InlineData(Intensity.Light, 479, 45)]
    [InlineData(Intensity.Light, 480, 60)]
    [InlineData(Intensity.Light, 1440, 60)]
    [InlineData(Intensity.Moderate, 1, 10)]
    [InlineData(Intensity.Moderate, 45, 10)]
    [InlineData(Intensity.Moderate, 46, 25)]
    [InlineData(Intensity.Moderate, 89, 25)]
    [InlineData(Intensity.Moderate, 90, 40)]
    [InlineData(Intensity.Moderate, 149, 40)]
    [InlineData(Intensity.Moderate, 150, 55)]
    [InlineData(Intensity.Moderate, 239, 55)]
    [InlineData(Intensity.Moderate, 240, 70)]
    [InlineData(Intensity.Vigorous, 1, 30)]
    [InlineData(Intensity.Vigorous, 22, 30)]
    [InlineData(Intensity.Vigorous, 23, 45)]
    [InlineData(Intensity.Vigorous, 44, 45)]
    [InlineData(Intensity.Vigorous, 45, 60)]
    [InlineData(Intensity.Vigorous, 59, 60)]
    [InlineData(Intensity.Vigorous, 60, 80)]
    [InlineData(Intensity.Vigorous, 74, 80)]
    [InlineData(Intensity.Vigorous, 75, 95)]
    [InlineData(Intensity.Vigorous, 119, 95)]
    [InlineData(Intensity.Vigorous, 120, 100)]
    [InlineData(Intensity.Vigorous, 1440, 100)]
    public void Score_MinutesAtAThreshold_FallOnTheRightSide(Intensity intensity, int minutes, int points)
    {
        var answers = new Answers { Frequency = Frequency.Rarely, Exercise = new(intensity, minutes) };

        Assert.Equal(new(points, points), Scorecard.Score(answers).Overexertion);
    }

    private static void AssertCold(decimal celsius, int points, int cooledPoints)
    {
        var answers = new Answers { Frequency = Frequency.Rarely, Room = RoomTemperature.Measured(celsius) };

        Assert.Equal(new(points, points), Scorecard.Score(answers with { NightCooling = NightCooling.No }).ColdStimulation);
        Assert.Equal(new(cooledPoints, cooledPoints), Scorecard.Score(answers with { NightCooling = NightCooling.Yes }).ColdStimulation);
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
