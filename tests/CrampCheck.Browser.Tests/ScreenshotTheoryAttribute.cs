namespace CrampCheck.Browser.Tests;

/// <summary>Pictures that are taken where a folder is named for them; the tests of pages see the same ones.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ScreenshotTheoryAttribute : TheoryAttribute
{
    /// <summary>Where they go, or null.</summary>
    public static string? Folder { get; } = Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder ? folder : null;

    public ScreenshotTheoryAttribute() =>
        Skip = Chromium.Path is null ? BrowserFactAttribute.Missing : Folder is null ? "Pictures are taken on demand: set SCREENSHOTS to a folder." : null;
}
