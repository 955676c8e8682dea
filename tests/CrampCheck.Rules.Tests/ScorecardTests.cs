using System.Security.Cryptography;
using System.Text;

namespace CrampCheck.Rules.Tests;

/// <summary>The scorecard as data.</summary>
public class ScorecardTests
{
    private static readonly Measure[] MeasuresOfAPart = [Measure.VigorousMinutes, Measure.Frequency];

    [Fact]
    public void List_Rules_HaveUniqueIds()
    {
        var ids = Scorecard.Factors.SelectMany(factor => factor.Rules).Select(rule => rule.Id).ToList();

        Assert.Equal(25, ids.Count);
        Assert.Equal(ids, ids.Distinct());
        Assert.All(ids, id => Assert.Matches("^[a-z]+-[0-9a-z]+$", id));
    }

    [Fact]
    public void List_Factors_CoverEachMeasureOnceAndFrequencyLast()
    {
        Assert.Equal(Enum.GetValues<Measure>(), Scorecard.Factors.Select(factor => factor.Measure).Order());
        Assert.Null(Scorecard.Factors[^1].Cause);
        Assert.Single(Scorecard.Factors, factor => factor.Cause is null);
    }

    [Fact]
    public void Read_RowsOfAFactor_NeverOverlapAndLeaveNoGap() =>
        Assert.All(Scorecard.Factors, factor =>
        {
            var fewest = MeasuresOfAPart.Contains(factor.Measure) ? 0 : 1;
            Assert.All(ProbesOf(factor), probe => Assert.InRange(factor.Rules.Count(rule => rule.When.Contains(probe)), fewest, 1));
        });

    [Fact]
    public void Read_PointsOfARow_AreFromZeroToOneHundred() =>
        Assert.All(Scorecard.Factors.SelectMany(factor => factor.Rules), rule => Assert.InRange(rule.Points, 0, 100));

    [Fact]
    public void Read_Version_IsHashOfEveryNumberBehindAScore()
    {
        IEnumerable<string> lines =
        [
            $"{Scorecard.HighestScore} {Scorecard.HighestCalciumScore} {Scorecard.JointWithin} {PointRange.PossibleFrom} {PointRange.LikelyFrom}",
            .. Scorecard.Factors.SelectMany(factor => factor.Rules.Select(rule => $"{factor.Measure} {factor.Cause} {rule.Id} {rule.When} {rule.Points}")),
            .. RoomTemperature.Feels.Select(known => $"{known.Feel} {known.Celsius}"),
            .. CalciumIntake.Habits.Select(known => $"{known.Habit} {known.Least} {known.Most}"),
            .. Enum.GetValues<AgeGroup>().Select(ageGroup => $"{ageGroup} {CalciumNeed.Of(ageGroup)}"),
        ];
        var text = string.Concat(lines.Select(line => line + "\n"));

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12], Scorecard.Version);
    }

    [Theory]
    [InlineData(Cause.CalciumDeficiency, 95)]
    [InlineData(Cause.ColdStimulation, 100)]
    [InlineData(Cause.Overexertion, 100)]
    public void Read_HighestScore_IsThatOfTheCause(Cause cause, int points)
    {
        Assert.Equal(points, Scorecard.HighestScoreOf(cause));
        Assert.Equal(points, EveryAnswerSet.Assessments.Max(assessment => assessment.Scores[cause].Low));
    }

    private static IEnumerable<decimal> ProbesOf(Factor factor) =>
        factor.Rules
            .SelectMany(rule => new[] { rule.When.Low, rule.When.High })
            .OfType<decimal>()
            .SelectMany(mark => factor.Measure is Measure.Intensity or Measure.Frequency
                ? [mark]
                : new[] { mark - 0.0001m, mark, mark + 0.0001m })
            .Append(0)
            .Append(factor.Measure == Measure.Intensity ? (int)Intensity.Vigorous : 10_000);
}
