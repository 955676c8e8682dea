using CrampCheck.Rules;

namespace CrampCheck.Tests;

/// <summary>Forms as visitors send them.</summary>
internal static class Forms
{
    public static IReadOnlyList<(string Field, string Value)> Complete { get; } =
    [
        ("Frequency", "rarely"), ("ExerciseIntensity", "none"), ("Room", "warm"), ("NightCooling", "no"), ("Calcium", "unknown"),
    ];

    /// <summary>The complete form with some fields added or replaced.</summary>
    public static IReadOnlyList<(string Field, string Value)> With(params (string Field, string Value)[] fields) =>
        [.. Complete.Where(field => !fields.Any(other => other.Field == field.Field)), .. fields];

    /// <summary>A form in which every field counts, except the one for a known amount of calcium.</summary>
    public static IReadOnlyList<(string Field, string Value)> Full { get; } =
    [
        ("Frequency", "weekly"), ("ExerciseIntensity", "moderate"), ("ExerciseMinutes", "30"), ("Room", "measured"), ("RoomTemperature", "18.5"),
        ("RoomUnit", "c"), ("NightCooling", "no"), ("Calcium", "estimate"),
        .. CalciumEstimate.Foods.Select((food, i) => ($"Servings[{food.Code}]", $"{i % 3}.5")),
        ("ServingsPer", "week"), ("TabletMilligrams", "100"), ("TabletsPerDay", "2"), ("AgeGroup", "71-plus"),
    ];

    public static IReadOnlyList<(string Field, string Value)> Without(string name) => [.. Complete.Where(field => field.Field != name)];

    public static FormUrlEncodedContent Content(IEnumerable<(string Field, string Value)> fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Field, field.Value)));

    public static Task<HttpResponseMessage> SendFormAsync(this HttpClient client, IEnumerable<(string Field, string Value)> fields, string path = "/") =>
        client.PostAsync(new Uri(path, UriKind.RelativeOrAbsolute), Content(fields));
}
