using CsCheck;

namespace CrampCheck.Rules.Tests;

public class AnswerBandTests
{
    [Fact]
    public void List_ExerciseBands_BeginAtTheThresholds() =>
        Assert.Equal(
            [
                new(Intensity.None, 0, 0),
                new(Intensity.Light, 1, 90),
                new(Intensity.Light, 91, 179),
                new(Intensity.Light, 180, 299),
                new(Intensity.Light, 300, 479),
                new(Intensity.Light, 480, 1440),
                new(Intensity.Moderate, 1, 45),
                new(Intensity.Moderate, 46, 89),
                new(Intensity.Moderate, 90, 149),
                new(Intensity.Moderate, 150, 239),
                new(Intensity.Moderate, 240, 1440),
                new(Intensity.Vigorous, 1, 22),
                new(Intensity.Vigorous, 23, 44),
                new(Intensity.Vigorous, 45, 59),
                new(Intensity.Vigorous, 60, 74),
                new(Intensity.Vigorous, 75, 119),
                new ExerciseBand(Intensity.Vigorous, 120, 1440),
            ],
            AnswerBands.Exercises.Cast<ExerciseBand>());

    [Fact]
    public void List_RoomBands_BeginAtTheThresholds() =>
        Assert.Equal(
            [
                new(Interval.Below(13), 10),
                new(Interval.From(13, below: 16), 13),
                new(Interval.From(16, below: 18), 16),
                new(Interval.From(18, below: 20), 18),
                new(Interval.From(20, below: 22), 20),
                new(Interval.From(22, below: 24), 22),
                new RoomBand(Interval.AtLeast(24), 24),
            ],
            AnswerBands.Rooms.Cast<RoomBand>());

    [Theory]
    [InlineData(null, "2500 1000 800 600 400 250 0")]
    [InlineData(AgeGroup.From4To8, "2500 1000 800 600 400 250 0")]
    [InlineData(AgeGroup.From9To18, "3000 1300 1040 780 520 325 0")]
    [InlineData(AgeGroup.From19To50, "2500 1000 800 600 400 250 0")]
    [InlineData(AgeGroup.ManFrom51To70, "2000 1000 800 600 400 250 0")]
    [InlineData(AgeGroup.WomanFrom51To70, "2000 1200 960 720 480 300 0")]
    [InlineData(AgeGroup.From71, "2000 1200 960 720 480 300 0")]
    public void List_CalciumBands_BeginAtTheThresholdsOfTheAge(AgeGroup? ageGroup, string milligrams)
    {
        var need = CalciumNeed.Of(ageGroup);
        var answers = new Answers { AgeGroup = ageGroup };

        Assert.Equal(milligrams, string.Join(' ', AnswerBands.Calciums.Select(band => ((CalciumBand)band).FromMilligrams(need))));
        Assert.Equal(milligrams, string.Join(' ', AnswerBands.Calciums.Select(band => band.ApplyTo(answers).Calcium.Milligrams)));
    }

    [Fact]
    public void List_FrequenciesAndCoolings_AreThoseOffered()
    {
        Assert.Equal(
            [Frequency.Rarely, Frequency.Monthly, Frequency.Weekly, Frequency.MostNights],
            AnswerBands.Frequencies.Select(band => ((FrequencyBand)band).Frequency));
        Assert.Equal(
            [NightCooling.No, NightCooling.Yes],
            AnswerBands.Coolings.Select(band => ((CoolingBand)band).NightCooling));
    }

    [Fact]
    public void Find_AnyKnownAnswers_LieInOneBandOfEachQuestionAndScoreLikeIt() =>
        RandomAnswers.Known.Sample(
            known => Assert.All(AnswerBands.All, bands =>
            {
                var band = Assert.Single(bands, band => band.Holds(known));
                Assert.Equal(Scorecard.Score(known), Scorecard.Score(band.ApplyTo(known)));
                Assert.DoesNotContain(bands, band => band.IsPossibleFor(known));
            }),
            iter: 5000);

    [Fact]
    public void Apply_AnyBandToAnyAnswers_SetsItAndKeepsTheRest() =>
        RandomAnswers.Any.Sample(
            answers => Assert.All(AnswerBands.All, bands => Assert.All(bands, band =>
            {
                var then = band.ApplyTo(answers);
                Assert.True(band.Holds(then));
                Assert.All(AnswerBands.All, others => Assert.All(others, other =>
                    Assert.True(others == bands || other.Holds(then) == other.Holds(answers))));
            })),
            iter: 300);

    [Fact]
    public void Find_NothingAnswered_LeavesEveryBandOpen() =>
        Assert.All(AnswerBands.All, bands => Assert.All(bands, band =>
        {
            Assert.False(band.Holds(new()));
            Assert.True(band.IsPossibleFor(new()));
        }));

    [Theory]
    [InlineData(RoomFeel.Cold, "10 13", false)]
    [InlineData(RoomFeel.Cool, "16 18", false)]
    [InlineData(RoomFeel.Comfortable, "20 22", false)]
    [InlineData(RoomFeel.Warm, "24", true)]
    public void Find_RoomKnownByFeel_LeavesItsBandsOpen(RoomFeel feel, string samples, bool isOneBand)
    {
        var answers = new Answers { Room = RoomTemperature.Felt(feel) };
        var inside = AnswerBands.Rooms.Cast<RoomBand>().Where(band => isOneBand ? band.Holds(answers) : band.IsPossibleFor(answers));

        Assert.Equal(samples, string.Join(' ', inside.Select(band => band.Sample)));
        Assert.Equal(isOneBand, AnswerBands.Rooms.Any(band => band.Holds(answers)));
        Assert.Equal(!isOneBand, AnswerBands.Rooms.Any(band => band.IsPossibleFor(answers)));
    }

    [Fact]
    public void List_Feels_CoverTenDegreesAndAbove() =>
        Assert.Equal(
            [
                (RoomFeel.Cold, Interval.From(10, below: 16)),
                (RoomFeel.Cool, Interval.From(16, below: 20)),
                (RoomFeel.Comfortable, Interval.From(20, below: 24)),
                (RoomFeel.Warm, Interval.AtLeast(24)),
            ],
            RoomTemperature.Feels.AsEnumerable());
}
