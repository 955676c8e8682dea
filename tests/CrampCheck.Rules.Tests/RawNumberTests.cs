using System.Numerics;
using CsCheck;

namespace CrampCheck.Rules.Tests;

/// <summary>Every number that a visitor can type with up to two decimals, against the reviewed table.</summary>
public class RawNumberTests
{
    private static readonly Frequency[] OrdinaryAndOften = [Frequency.Rarely, Frequency.MostNights];
    private static readonly NightCooling[] Coolings = [NightCooling.No, NightCooling.Yes];

    [Fact]
    public void Score_EveryAmountOfCalciumAtEveryAge_IsAsReviewed() =>
        AnswersAssert.None(
            from ageGroup in AgeGroups.All
            from milligrams in Enumerable.Range(0, 5001)
            from frequency in OrdinaryAndOften
            let answers = new Answers { Frequency = frequency, AgeGroup = ageGroup, Calcium = CalciumIntake.Of(milligrams) }
            let limits = AgeGroups.NeedOf(ageGroup)
            let row = RowNames.Calcium(milligrams, limits.Need, limits.UpperLevel)
            where Scorecard.Score(answers).CalciumDeficiency != ExpectedScores.Row(Cause.CalciumDeficiency, row, frequency)
            select answers);

    [Fact]
    public void Score_EveryHundredthOfCelsius_IsAsReviewed() =>
        AnswersAssert.None(
            from hundredths in Enumerable.Range(0, 4501)
            let room = RoomTemperature.Measured(hundredths / 100m)
            from answers in ColdAnswers(room)
            let row = RowNames.Room(mark => hundredths >= mark * 100, answers.NightCooling)
            where Scorecard.Score(answers).ColdStimulation != ExpectedScores.Row(Cause.ColdStimulation, row, answers.Frequency)
            select answers);

    [Fact]
    public void Score_EveryHundredthOfFahrenheit_IsAsReviewed() =>
        AnswersAssert.None(
            from hundredths in Enumerable.Range(3200, 11300 - 3200 + 1)
            let room = RoomTemperature.Measured(RoomTemperature.CelsiusFromFahrenheit(hundredths / 100m))
            from answers in ColdAnswers(room)
            let row = RowNames.Room(mark => IsFahrenheitAtLeast(hundredths, 100, mark), answers.NightCooling)
            where Scorecard.Score(answers).ColdStimulation != ExpectedScores.Row(Cause.ColdStimulation, row, answers.Frequency)
            select answers);

    [Fact]
    public void Score_FahrenheitNextToAThresholdWithManyDigits_FallsOnTheRightSide() =>
        Gen.Select(Gen.OneOf(13, 16, 18, 20, 22, 24), Gen.Long[-1_000_000, 1_000_000], Gen.Int[2, 17])
            .Sample(
                (mark, offset, digits) =>
                {
                    var scale = BigInteger.Pow(10, digits);
                    var exact = (scale * ((mark * 9) + 160) / 5) + (offset % (long)scale);
                    var fahrenheit = (decimal)exact / (decimal)scale;
                    var answers = new Answers
                    {
                        Frequency = Frequency.Rarely,
                        Room = RoomTemperature.Measured(RoomTemperature.CelsiusFromFahrenheit(fahrenheit)),
                        NightCooling = NightCooling.Yes,
                    };
                    var row = RowNames.Room(other => IsFahrenheitAtLeast(exact, scale, other), NightCooling.Yes);
                    Assert.Equal(ExpectedScores.Row(Cause.ColdStimulation, row, Frequency.Rarely), Scorecard.Score(answers).ColdStimulation);
                },
                iter: 5000);

    [Fact]
    public void Score_EveryMinuteOfEveryIntensity_IsAsReviewed() =>
        AnswersAssert.None(
            from intensity in Enum.GetValues<Intensity>()
            from minutes in Enumerable.Range(0, 1441)
            from frequency in OrdinaryAndOften
            let answers = new Answers { Frequency = frequency, Exercise = new(intensity, minutes) }
            let row = intensity == Intensity.None || minutes == 0 ? "no exercise" : RowNames.Exercise(answers.Exercise)
            where Scorecard.Score(answers).Overexertion != ExpectedScores.Row(Cause.Overexertion, row, frequency)
            select answers);

    [Fact]
    public void Score_AnyRawAnswers_IsAsReviewed() =>
        RandomAnswers.Any.Sample(answers => Assert.Equal(ExpectedScores.Of(answers), Scorecard.Score(answers)), iter: 10_000);

    [Fact]
    public void Convert_EveryTenthOfFahrenheit_RoundTrips() =>
        Assert.Empty(
            from tenths in Enumerable.Range(320, 1130 - 320 + 1)
            let fahrenheit = tenths / 10m
            let back = RoomTemperature.FahrenheitFromCelsius(RoomTemperature.CelsiusFromFahrenheit(fahrenheit))
            where Math.Round(back, 20) != fahrenheit
            select fahrenheit);

    private static IEnumerable<Answers> ColdAnswers(RoomTemperature room) =>
        from frequency in OrdinaryAndOften
        from cooling in Coolings
        select new Answers { Frequency = frequency, Room = room, NightCooling = cooling };

    // (°F - 32) × 5 / 9 >= mark in whole numbers, the °F being numerator / denominator.
    private static bool IsFahrenheitAtLeast(BigInteger numerator, BigInteger denominator, int mark) =>
        (numerator - (32 * denominator)) * 5 >= mark * 9 * denominator;
}
