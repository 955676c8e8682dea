using System.Collections.Immutable;
using CrampCheck.Rules;
using CrampCheck.Web.Editing;

namespace CrampCheck.Web.Pages.Questions;

/// <summary>The words of the questions that other pages use too.</summary>
public static class QuestionWords
{
    /// <summary>The offered age groups with their labels.</summary>
    public static readonly ImmutableArray<(string Value, string Label)> AgeGroups =
    [
        ("4-8", "4 to 8 years"),
        ("9-18", "9 to 18 years"),
        ("19-50", "19 to 50 years"),
        ("51-70-man", "51 to 70 years, man"),
        ("51-70-woman", "51 to 70 years, woman"),
        ("71-plus", "71 years or more"),
    ];

    /// <summary>What is asked back about an implausible amount of calcium: the amount, and the question. Only for a form that is asked back.</summary>
    public static string[] AskBack(AnswersForm form) => form.Calcium == AnswerCodes.Estimate
        ? [$"Your list comes to about {form.EstimatedMilligrams} mg a day. That is a lot.", (form.ServingsPer == AnswerCodes.Day ? "Are the servings of a day, not of a week? " : "") + "Is that food and tablets together?"]
        : [$"{TypedNumber.Write(form.CalciumMilligrams.Value!.Value)} mg a day is very little.", "Is that food and tablets together?"];

    /// <summary>The form's value for a feeling.</summary>
    public static string Code(RoomFeel feel) => AnswerCodes.Feels.Single(offered => offered.Value == feel).Key;

    public static string Feels(RoomFeel feel) => feel switch
    {
        RoomFeel.Cold => "feels cold",
        RoomFeel.Cool => "feels cool",
        RoomFeel.Comfortable => "feels comfortable",
        _ => "feels warm",
    };

    public static string Servings(CalciumHabit habit) => habit switch
    {
        CalciumHabit.TwiceDaily => "two or more servings a day",
        CalciumHabit.OnceDaily => "about one serving a day",
        CalciumHabit.LessThanDaily => "less than one serving a day",
        _ => throw new ArgumentOutOfRangeException(nameof(habit)),
    };

    /// <summary>The mg a day that a habit stands for.</summary>
    public static string Milligrams(CalciumHabit habit)
    {
        var intake = CalciumIntake.Of(habit);
        return $"{intake.Least} to {intake.Most} mg";
    }

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

    /// <summary>A run of temperatures in short, rounded: "16–20 °C (61–68 °F)".</summary>
    public static string ShortTemperatures(Interval celsius, bool fahrenheitFirst = false)
    {
        var (inCelsius, inFahrenheit) = (Run(degrees => degrees, "°C"), Run(RoomTemperature.FahrenheitFromCelsius, "°F"));
        var both = fahrenheitFirst ? $"{inFahrenheit} ({inCelsius})" : $"{inCelsius} ({inFahrenheit})";
        return (celsius.Low, celsius.High) switch
        {
            (null, _) => $"below {both}",
            (_, null) => $"{both} or more",
            _ => both,
        };

        string Run(Func<decimal, decimal> inUnit, string unit) =>
            string.Join('–', new[] { celsius.Low, celsius.High }.OfType<decimal>().Select(degrees => $"{decimal.Round(inUnit(degrees)):0}")) + " " + unit;
    }

    /// <summary>A run of temperatures, in °C and °F.</summary>
    public static string Temperatures(Interval celsius, bool fahrenheitFirst = false) => (celsius.Low, celsius.High) switch
    {
        (null, { } high) => $"below {Both(high, fahrenheitFirst)}",
        ({ } low, null) => $"{Both(low, fahrenheitFirst)} or warmer",
        ({ } low, { } high) when fahrenheitFirst => $"{Fahrenheit(low)} to under {Fahrenheit(high)} °F ({Celsius(low)} to under {Celsius(high)} °C)",
        ({ } low, { } high) => $"{Celsius(low)} to under {Celsius(high)} °C ({Fahrenheit(low)} to under {Fahrenheit(high)} °F)",
        _ => "any temperature",
    };

    private static string Both(decimal celsius, bool fahrenheitFirst) =>
        fahrenheitFirst ? $"{Fahrenheit(celsius)} °F ({Celsius(celsius)} °C)" : $"{Celsius(celsius)} °C ({Fahrenheit(celsius)} °F)";

    private static string Celsius(decimal celsius) => TypedNumber.Write(celsius);

    private static string Fahrenheit(decimal celsius) => TypedNumber.Write(RoomTemperature.FahrenheitFromCelsius(celsius));
}
