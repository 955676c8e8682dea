namespace CrampCheck.Browser.Tests;

/// <summary>A test that takes minutes, for before a release.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReleaseBrowserFactAttribute : FactAttribute
{
    public ReleaseBrowserFactAttribute() => Skip =
        !Rounds.AreForRelease ? "Takes minutes: set TRUST=release to run it."
        : Chromium.Path is null ? BrowserFactAttribute.Missing : null;
}
