using Xunit.Abstractions;

namespace CrampCheck.Trust.Tests;

/// <summary>Says what was reached: in the output of a test, and as one line of trust-figures.txt beside the tests.</summary>
internal static class Figures
{
    private static readonly Lock One = new();

    public static string File { get; } = Path.Combine(AppContext.BaseDirectory, "trust-figures.txt");

    public static void Report(this ITestOutputHelper output, string goal, string figure)
    {
        var line = $"{goal}: {figure}";
        output.WriteLine(line);
        lock (One)
        {
            System.IO.File.AppendAllText(File, line + Environment.NewLine);
        }
    }
}
