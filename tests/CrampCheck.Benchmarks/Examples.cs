using CrampCheck.Rules;

namespace CrampCheck.Benchmarks;

/// <summary>Answers from all known to none known.</summary>
public static class Examples
{
    public static readonly Answers Known = new()
    {
        Frequency = Frequency.Weekly,
        Exercise = new(Intensity.Moderate, 60),
        Room = RoomTemperature.Measured(17),
        NightCooling = NightCooling.No,
        Calcium = CalciumIntake.Of(500),
    };

    public static readonly Answers HalfKnown = new()
    {
        Frequency = Frequency.Weekly,
        Exercise = new(Intensity.Vigorous, 200),
        Room = RoomTemperature.Felt(RoomFeel.Cool),
    };

    /// <summary>A form that leads to the longest kind of result: joint leaders, all pictures, many what-ifs.</summary>
    public const string Form =
        "Frequency=weekly&ExerciseIntensity=vigorous&ExerciseMinutes=60&Room=measured&RoomTemperature=15.5&RoomUnit=c&NightCooling=yes"
        + "&Calcium=amount&CalciumMilligrams=300&AgeGroup=19-50";

    /// <summary>The same as a program sends it.</summary>
    public const string Json =
        """
        {"frequency":"weekly","exerciseIntensity":"vigorous","exerciseMinutes":60,"room":"measured","roomTemperature":15.5,"roomUnit":"c","nightCooling":"yes","calcium":"amount","calciumMilligrams":300,"ageGroup":"19-50"}
        """;
}
