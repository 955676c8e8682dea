namespace CrampCheck.Trust.Tests;

/// <summary>A test that needs a clock that can be set for one program, and says so where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ClockFactAttribute : FactAttribute
{
    /// <summary>The library, or null.</summary>
    public static string? Library { get; } = Directory.Exists("/usr/lib")
        ? Directory.GetDirectories("/usr/lib", "*-linux-gnu").Select(folder => Path.Combine(folder, "faketime/libfaketime.so.1")).FirstOrDefault(File.Exists)
        : null;

    public ClockFactAttribute() => Skip = !Rounds.AreForRelease ? "Takes a minute: set TRUST=release to run it."
        : Library is null ? "No libfaketime found: install it (Debian: apt-get install faketime)." : null;
}
