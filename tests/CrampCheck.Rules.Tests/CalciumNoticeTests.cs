namespace CrampCheck.Rules.Tests;

public class CalciumNoticeTests
{
    [Theory]
    [InlineData(null, 1000, 2500)]
    [InlineData(AgeGroup.From4To8, 1000, 2500)]
    [InlineData(AgeGroup.From9To18, 1300, 3000)]
    [InlineData(AgeGroup.From19To50, 1000, 2500)]
    [InlineData(AgeGroup.ManFrom51To70, 1000, 2000)]
    [InlineData(AgeGroup.WomanFrom51To70, 1200, 2000)]
    [InlineData(AgeGroup.From71, 1200, 2000)]
    public void Judge_CalciumOfAnAgeGroup_ChangesAtNeedAndAtUpperLevel(AgeGroup? ageGroup, int need, int upperLevel)
    {
        Assert.Equal(CalciumNotice.None, NoticeOf(ageGroup, 0));
        Assert.Equal(CalciumNotice.None, NoticeOf(ageGroup, need - 1));
        Assert.Equal(CalciumNotice.Enough, NoticeOf(ageGroup, need));
        Assert.Equal(CalciumNotice.Enough, NoticeOf(ageGroup, upperLevel - 1));
        Assert.Equal(CalciumNotice.TooMuch, NoticeOf(ageGroup, upperLevel));
        Assert.Equal(CalciumNotice.TooMuch, NoticeOf(ageGroup, 5000));
        Assert.Equal(new(need, upperLevel), CalciumNeed.Of(ageGroup));
    }

    [Fact]
    public void Judge_CalciumUnknown_SaysNothing() => Assert.Equal(CalciumNotice.None, NoticeOf(AgeGroup.From71, default(CalciumIntake)));

    [Fact]
    public void Judge_CalciumByHabit_SaysOnlyWhatIsCertain() =>
        Assert.All(Enum.GetValues<CalciumHabit>(), habit => Assert.Equal(CalciumNotice.None, NoticeOf(AgeGroup.From4To8, CalciumIntake.Of(habit))));

    private static CalciumNotice NoticeOf(AgeGroup? ageGroup, int milligrams) => NoticeOf(ageGroup, CalciumIntake.Of(milligrams));

    private static CalciumNotice NoticeOf(AgeGroup? ageGroup, CalciumIntake calcium) =>
        Assessment.Of(new() { AgeGroup = ageGroup, Calcium = calcium }).CalciumNotice;
}
