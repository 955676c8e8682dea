namespace CrampCheck.Rules.Tests;

public class RangeTests
{
    [Theory]
    [InlineData(0, 33, Band.Unlikely)]
    [InlineData(33, 34, Band.Unknown)]
    [InlineData(34, 66, Band.Possible)]
    [InlineData(66, 67, Band.Unknown)]
    [InlineData(67, 100, Band.Likely)]
    [InlineData(0, 100, Band.Unknown)]
    public void Name_PointRange_IsBandContainingBothEnds(int low, int high, Band band) =>
        Assert.Equal(band, new PointRange(low, high).Band);

    [Fact]
    public void Add_PointRanges_AddsLowToLowAndHighToHigh()
    {
        Assert.Equal(new(11, 22), new PointRange(1, 2) + new PointRange(10, 20));
        Assert.True(new PointRange(7, 7).IsExact);
        Assert.False(new PointRange(7, 8).IsExact);
    }

    [Fact]
    public void Contains_IntervalEnds_AreInIfInclusive()
    {
        Assert.Equal([3, 4], HeldOf(Interval.AtLeast(3)));
        Assert.Equal([0, 1, 2], HeldOf(Interval.Below(3)));
        Assert.Equal([0, 1, 2, 3], HeldOf(Interval.UpTo(3)));
        Assert.Equal([1, 2], HeldOf(Interval.From(1, below: 3)));
        Assert.Equal([2], HeldOf(Interval.Over(1, below: 3)));
        Assert.Equal([2], HeldOf(Interval.Exactly(2)));
    }

    [Fact]
    public void Join_Intervals_SpansFirstToLast()
    {
        Assert.Equal(Interval.From(16, below: 22), Interval.From(16, below: 18).To(Interval.From(20, below: 22)));
        Assert.Equal(Interval.AtLeast(16), Interval.From(16, below: 18).To(Interval.AtLeast(24)));
        Assert.Equal(Interval.Below(18), Interval.Below(13).To(Interval.From(16, below: 18)));
        Assert.Equal(Interval.UpTo(18), Interval.Below(13).To(Interval.UpTo(18)));
    }

    private static IEnumerable<int> HeldOf(Interval interval) => Enumerable.Range(0, 5).Where(number => interval.Contains(number));
}
