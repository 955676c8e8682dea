namespace CrampCheck.Browser.Tests;

/// <summary>Visitors' answers, one for each kind of result.</summary>
internal static class Stories
{
    public static readonly (string Field, string Value)[] Cold =
    [
        ("Frequency", "weekly"), ("ExerciseIntensity", "none"), ("Room", "measured"), ("RoomTemperature", "15,5"), ("RoomUnit", "c"),
        ("NightCooling", "yes"), ("Calcium", "amount"), ("CalciumMilligrams", "1100"), ("AgeGroup", "51-70-man"),
    ];

    public static readonly (string Field, string Value)[] Joint =
    [
        ("Frequency", "mostNights"), ("ExerciseIntensity", "vigorous"), ("ExerciseMinutes", "60"), ("Room", "cold"),
        ("NightCooling", "no"), ("Calcium", "unknown"),
    ];

    public static readonly (string Field, string Value)[] None =
    [
        ("Frequency", "rarely"), ("ExerciseIntensity", "light"), ("ExerciseMinutes", "30"), ("Room", "comfortable"),
        ("NightCooling", "no"), ("Calcium", "amount"), ("CalciumMilligrams", "2600"),
    ];

    public static readonly (string Field, string Value)[] Unknown =
    [
        ("Frequency", "unknown"), ("ExerciseIntensity", "unknown"), ("Room", "unknown"), ("NightCooling", "unknown"),
        ("Calcium", "unknown"),
    ];

    // The longest result.
    public static readonly (string Field, string Value)[] UnknownWithTooMuch =
    [
        ("Frequency", "weekly"), ("ExerciseIntensity", "unknown"), ("Room", "unknown"), ("NightCooling", "unknown"),
        ("Calcium", "amount"), ("CalciumMilligrams", "2600"), ("AgeGroup", "4-8"),
    ];

    public static readonly (string Field, string Value)[] Faulty =
    [
        ("ExerciseIntensity", "moderate"), ("ExerciseMinutes", "1,000"), ("Room", "measured"), ("RoomTemperature", "72"), ("RoomUnit", "c"),
        ("Calcium", "estimate"), ("Servings[milk]", "lots"),
    ];

    public static (string Field, string Value)[] Of(string name) => name switch
    {
        "cold-stimulation" => Cold,
        "joint" => Joint,
        "none" => None,
        "unknown" => Unknown,
        "unknown with too much" => UnknownWithTooMuch,
        _ => Faulty,
    };
}
