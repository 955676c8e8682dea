using System.Globalization;

namespace CrampCheck.Rules.Tests;

public class ArgumentRangeTests
{
    [Theory]
    [InlineData(-1)]
    [InlineData(5001)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void Answer_CalciumOutOfRange_IsRefused(int milligrams) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CalciumIntake.Of(milligrams));

    [Theory]
    [InlineData(-1)]
    [InlineData(1441)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void Answer_MinutesOutOfRange_AreRefused(int minutes)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Exercise(Intensity.Light, minutes));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Exercise(Intensity.None, minutes));
    }

    [Theory]
    [InlineData("-0.01")]
    [InlineData("45.01")]
    [InlineData("-79228162514264337593543950335")]
    [InlineData("79228162514264337593543950335")]
    public void Answer_CelsiusOutOfRange_IsRefused(string celsius) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RoomTemperature.Measured(decimal.Parse(celsius, CultureInfo.InvariantCulture)));

    [Fact]
    public void Answer_EndsOfTheRanges_AreAccepted()
    {
        Assert.Equal(0, CalciumIntake.Of(0).Milligrams);
        Assert.Equal(5000, CalciumIntake.Of(5000).Milligrams);
        Assert.Equal(1440, new Exercise(Intensity.Vigorous, 1440).Minutes);
        Assert.Equal(0, RoomTemperature.Measured(0).Celsius);
        Assert.Equal(45, RoomTemperature.Measured(45).Celsius);
        Assert.Equal(0, RoomTemperature.CelsiusFromFahrenheit(32));
        Assert.Equal(45, RoomTemperature.CelsiusFromFahrenheit(113));
        Assert.Equal(113, RoomTemperature.FahrenheitFromCelsius(45));
    }
}
