namespace CrampCheck.Browser.Tests;

/// <summary>A theory that needs a browser, and says so where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.Path is null ? BrowserFactAttribute.Missing : null;
}
