using System.Collections.Immutable;
using CrampCheck.Rules;

namespace CrampCheck.Web.Pages.Questions;

/// <summary>The words of the questions that other pages use too.</summary>
public static class QuestionWords
{
    /// <summary>The offered age groups with their labels.</summary>
    public static readonly ImmutableArray<(string Value, string Label)> AgeGroups =
    [
        ("9-18", "9 to 18 years"),
        ("19-50", "19 to 50 years"),
        ("51-70-man", "51 to 70 years, man"),
        ("51-70-woman", "51 to 70 years, woman"),
        ("71-plus", "71 years or more"),
    ];

    /// <summary>The form's value for a feeling.</summary>
    public static string Code(RoomFeel feel) => AnswerCodes.Feels.Single(offered => offered.Value == feel).Key;

    public static string Feels(RoomFeel feel) => feel switch
    {
        RoomFeel.Cold => "feels cold",
        RoomFeel.Cool => "feels cool",
        RoomFeel.Comfortable => "feels comfortable",
        _ => "feels warm",
    };

    public static string Often(Frequency frequency) => frequency switch
    {
        Frequency.Rarely => "less than once a month",
        Frequency.Monthly => "1 to 3 nights a month",
        Frequency.Weekly => "1 to 3 nights a week",
        Frequency.MostNights => "4 nights a week or more",
        _ => "not known",
    };

    public static string Hard(Intensity intensity) => intensity switch
    {
        Intensity.Light => "light",
        Intensity.Moderate => "medium",
        Intensity.Vigorous => "hard",
        _ => "no",
    };

    /// <summary>A run of temperatures, in °C and °F.</summary>
    public static string Temperatures(Interval celsius) => (celsius.Low, celsius.High) switch
    {
        (null, { } high) => $"below {Celsius(high)} °C ({Fahrenheit(high)} °F)",
        ({ } low, null) => $"{Celsius(low)} °C ({Fahrenheit(low)} °F) or warmer",
        ({ } low, { } high) => $"{Celsius(low)} to under {Celsius(high)} °C ({Fahrenheit(low)} to under {Fahrenheit(high)} °F)",
        _ => "any temperature",
    };

    private static string Celsius(decimal celsius) => NumberText.Write(celsius);

    private static string Fahrenheit(decimal celsius) => NumberText.Write(RoomTemperature.FahrenheitFromCelsius(celsius));
}
