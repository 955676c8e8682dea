namespace CrampCheck.Browser.Tests;

/// <summary>Finds the browser that the tests drive.</summary>
internal static class Chromium
{
    // The first has no window that nobody sees, and takes half the time.
    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>The program, or null where there is none.</summary>
    public static string? Path { get; } = Environment.GetEnvironmentVariable("CHROMIUM")
        ?? (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
            from name in Names
            let program = System.IO.Path.Combine(folder, name)
            where File.Exists(program)
            select program).FirstOrDefault();
}
