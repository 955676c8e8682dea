using CsCheck;

namespace CrampCheck.Rules.Tests;

public class CalciumEstimateTests
{
    private static readonly Dictionary<string, decimal> NothingListed = [];

    [Theory]
    [InlineData("milk", 300)]
    [InlineData("plant-drink", 300)]
    [InlineData("yogurt", 230)]
    [InlineData("hard-cheese", 220)]
    [InlineData("tofu", 250)]
    [InlineData("sardines", 325)]
    [InlineData("salmon", 180)]
    [InlineData("kale", 95)]
    [InlineData("broccoli", 60)]
    [InlineData("white-beans", 80)]
    [InlineData("almonds", 75)]
    [InlineData("orange-juice", 350)]
    [InlineData("bread", 50)]
    [InlineData("tap-water", 60)]
    [InlineData("mineral-water", 200)]
    public void Estimate_OneFood_CountsItsServings(string food, int milligrams)
    {
        Assert.Equal(250 + milligrams, Estimate(food, 7));
        Assert.Equal(250 + milligrams, Estimate(food, 1, days: 1));
        Assert.Equal(250 + (milligrams / 2), Estimate(food, 0.5m, days: 1));
        Assert.Equal(250 + (milligrams / 7), Estimate(food, 1));
        Assert.Equal(250 + (milligrams / 14), Estimate(food, 0.5m));
        Assert.Equal(Math.Min(5000, 250 + (milligrams * 100 / 7)), Estimate(food, 100));
    }

    [Fact]
    public void List_Foods_AreFifteenWithUniqueCodes()
    {
        Assert.Equal(15, CalciumEstimate.Foods.Length);
        Assert.Equal(15, CalciumEstimate.Foods.Select(food => food.Code).Distinct().Count());
        Assert.Equal(15, CalciumEstimate.Foods.Select(food => food.Name).Distinct().Count());
        Assert.All(CalciumEstimate.Foods, food => Assert.Matches("^[A-Z][a-z]+", food.Name));
        Assert.All(CalciumEstimate.Foods, food => Assert.Matches("[a-z0-9]", food.Serving));
    }

    [Theory]
    [InlineData(0, 1, 250)]
    [InlineData(500, 1, 750)]
    [InlineData(500, 2, 1250)]
    [InlineData(333, 0.5, 416)]
    [InlineData(500, 0, 250)]
    [InlineData(4749, 1, 4999)]
    [InlineData(4750, 1, 5000)]
    [InlineData(5000, 20, 5000)]
    public void Estimate_TabletsOnly_AreCountedPerDayWhateverThePeriodOfServings(int tablet, double tabletsPerDay, int milligrams)
    {
        Assert.Equal(milligrams, CalciumEstimate.MilligramsADay(NothingListed, 1, tablet, (decimal)tabletsPerDay));
        Assert.Equal(milligrams, CalciumEstimate.MilligramsADay(NothingListed, 7, tablet, (decimal)tabletsPerDay));
    }

    [Fact]
    public void Estimate_TwoGlassesOfMilkADay_IsEightHundredAndFifty() => Assert.Equal(850, Estimate("milk", 2, days: 1));

    [Fact]
    public void Estimate_SeveralFoods_RoundsDownOnceAtTheEnd()
    {
        var servings = new Dictionary<string, decimal> { ["milk"] = 1, ["tofu"] = 1, ["bread"] = 1, ["no such food"] = 1000 };

        Assert.Equal(250 + 100 + ((300 + 250 + 50) / 7), CalciumEstimate.MilligramsADay(servings, 7, 100));
    }

    [Fact]
    public void Estimate_MaximumOfEveryFood_StaysWithinAnswerRange()
    {
        var servings = CalciumEstimate.Foods.ToDictionary(food => food.Code, _ => 100m);

        Assert.Equal(5000, CalciumEstimate.MilligramsADay(servings, 7, 5000, 20));
    }

    [Fact]
    public void Estimate_OneMoreServing_NeverLowersTheTotal() =>
        Gen.Select(Gen.Int[0, 400].Array[15], Gen.Int[0, 14], Gen.Int[1, 400], Gen.Int[0, 2000], Gen.OneOf(Gen.Const(1), Gen.Const(7))).Sample(
            (quarters, food, more, tablets, days) =>
            {
                var servings = CalciumEstimate.Foods.Zip(quarters).ToDictionary(pair => pair.First.Code, pair => pair.Second / 16m);
                var before = CalciumEstimate.MilligramsADay(servings, days, tablets);
                servings[CalciumEstimate.Foods[food].Code] += more / 16m;
                Assert.InRange(CalciumEstimate.MilligramsADay(servings, days, tablets), before, 5000);
                Assert.InRange(before, Math.Min(5000, 250 + tablets), 5000);
            },
            iter: 2000);

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    public void Estimate_ServingsOutOfRange_AreRefused(int servings) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Estimate("bread", servings));

    [Fact]
    public void Estimate_JustOutOfRange_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Estimate("bread", 100.01m));
        Assert.Throws<ArgumentOutOfRangeException>(() => Estimate("bread", -0.01m));
        Assert.Throws<ArgumentOutOfRangeException>(() => CalciumEstimate.MilligramsADay(NothingListed, 7, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => CalciumEstimate.MilligramsADay(NothingListed, 7, 5001));
        Assert.Throws<ArgumentOutOfRangeException>(() => CalciumEstimate.MilligramsADay(NothingListed, 7, 500, 20.01m));
        Assert.Throws<ArgumentOutOfRangeException>(() => CalciumEstimate.MilligramsADay(NothingListed, 7, 500, -0.01m));
        Assert.Throws<ArgumentOutOfRangeException>(() => CalciumEstimate.MilligramsADay(NothingListed, 0));
    }

    private static int Estimate(string food, decimal servings, int days = 7) =>
        CalciumEstimate.MilligramsADay(new Dictionary<string, decimal> { [food] = servings }, days);
}
