namespace CrampCheck.Trust.Tests;

/// <summary>What a visitor sends.</summary>
internal static class Visitor
{
    public static FormUrlEncodedContent Form() => new(new Dictionary<string, string>
    {
        ["Frequency"] = "weekly",
        ["ExerciseIntensity"] = "none",
        ["Room"] = "cold",
        ["NightCooling"] = "yes",
        ["Calcium"] = "unknown",
    });
}
