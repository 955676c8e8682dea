using System.Collections.Immutable;

namespace CrampCheck.Rules;

/// <summary>
/// The bedroom temperature at night: a reading, a feeling that stands for a range of °C, or (the default value)
/// "I don't know".
/// </summary>
public readonly record struct RoomTemperature
{
    /// <summary>The maximum room temperature in an answer, in °C. A higher number is most likely °F.</summary>
    public const decimal MaxCelsius = 45;

    /// <summary>The range of °C that each feeling stands for (our choice).</summary>
    public static readonly ImmutableArray<(RoomFeel Feel, Interval Celsius)> Feels =
    [
        (RoomFeel.Cold, Interval.From(10, below: 16)),
        (RoomFeel.Cool, Interval.From(16, below: 20)),
        (RoomFeel.Comfortable, Interval.From(20, below: 24)),
        (RoomFeel.Warm, Interval.AtLeast(24)),
    ];

    /// <summary>A reading, in °C; null where the visitor gave a feeling or does not know.</summary>
    public decimal? Celsius { get; private init; }

    /// <summary>The feeling; null where the visitor gave a reading or does not know.</summary>
    public RoomFeel? Feel { get; private init; }

    /// <summary>The coldest room that the answer can stand for, in °C.</summary>
    public decimal Coldest => Celsius ?? Samples()[0];

    /// <summary>A room in the warmest band of the rules that the answer can stand for, in °C.</summary>
    public decimal Warmest => Celsius ?? Samples()[^1];

    /// <summary>A reading.</summary>
    /// <param name="celsius">0 to 45 °C.</param>
    /// <exception cref="ArgumentOutOfRangeException">The reading is outside 0 to 45 °C.</exception>
    public static RoomTemperature Measured(decimal celsius)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(celsius);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(celsius, MaxCelsius);
        return new() { Celsius = celsius };
    }

    /// <summary>How the room feels.</summary>
    public static RoomTemperature Felt(RoomFeel feel) => new() { Feel = feel };

    /// <summary>
    /// °F as °C. Exact at every mark of the rules, and on the right side of it for any number with up to 20 digits.
    /// </summary>
    public static decimal CelsiusFromFahrenheit(decimal fahrenheit) => (fahrenheit - 32) * 5 / 9;

    /// <summary>°C as °F, exact.</summary>
    public static decimal FahrenheitFromCelsius(decimal celsius) => (celsius * 9 / 5) + 32;

    private ReadOnlySpan<decimal> Samples() => AnswerBands.RoomSamples(Feel).AsSpan();
}
