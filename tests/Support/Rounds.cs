namespace CrampCheck.Tests;

/// <summary>How often a test is repeated: a few times on every change, many times before a release (TRUST=release).</summary>
internal static class Rounds
{
    public static bool AreForRelease { get; } = Environment.GetEnvironmentVariable("TRUST") == "release";

    public static int Of(int usual, int release) => AreForRelease ? release : usual;
}
