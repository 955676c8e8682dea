using CrampCheck.Web.Editing;
using Microsoft.Extensions.Time.Testing;

namespace CrampCheck.Web.Tests.Editing;

public sealed class SiteClockTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("2026-11-22T14:05", "2026-11-22T13:05:00Z")]
    [InlineData("2026-07-22 14:05", "2026-07-22T12:05:00Z")]
    public void TryReadField_ALocalTime_GivesUtc(string typed, string utc)
    {
        Assert.True(Clock().TryReadField(typed, null, out var read));
        Assert.Equal(utc, read.ToString("yyyy-MM-dd'T'HH:mm:ssK"));
    }

    [Theory]
    [InlineData("America/New_York", "2026-11-22T19:05:00Z")]
    [InlineData("Nowhere/Town", null)]
    public void TryReadField_ATimeOfAnotherZone_GivesUtcOrRefuses(string zone, string? utc)
    {
        Assert.Equal(utc is not null, Clock().TryReadField("2026-11-22T14:05", zone, out var read));
        Assert.True(utc is null || utc == read.ToString("yyyy-MM-dd'T'HH:mm:ssK"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-11-22")]
    [InlineData("22.11.2026 14:05")]
    [InlineData("2026-03-29T02:30")] // The clocks go from 2 to 3 that night.
    public void TryReadField_AnythingElse_Refuses(string? typed) => Assert.False(Clock().TryReadField(typed, null, out _));

    [Fact]
    public void Zone_OfASite_IsItsOwn()
    {
        Assert.Equal("UTC+01:00", Clock().Zone);
        Assert.Equal("UTC", new SiteClock(new FakeTimeProvider()).Zone);
    }

    [Theory]
    [InlineData(29, "29 March 2027, 10:00 UTC+02:00")]
    [InlineData(27, "27 March 2027, 10:00 UTC+01:00")]
    public void Show_ATimeBeforeOrAfterTheClocksChange_NamesItsOwnZone(int day, string written)
    {
        Assert.True(Clock().TryReadField($"2027-03-{day}T10:00", "", out var read));
        Assert.Contains($">{written}<", Clock().Show(read).ToString(), StringComparison.Ordinal);
    }

    private static SiteClock Clock()
    {
        var time = new FakeTimeProvider(new(2026, 11, 22, 13, 0, 0, TimeSpan.Zero));
        time.SetLocalTimeZone(Berlin);
        return new(time);
    }
}
