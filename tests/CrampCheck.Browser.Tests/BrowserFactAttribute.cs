namespace CrampCheck.Browser.Tests;

/// <summary>A test that needs a browser, and says so where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    internal const string Missing = "No Chromium found: install it (Debian: apt-get install chromium-headless-shell) or set CHROMIUM to its path.";

    public BrowserFactAttribute() => Skip = Chromium.Path is null ? Missing : null;
}
