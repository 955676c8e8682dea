namespace CrampCheck.Tests;

/// <summary>A test for before a release: on every change a harder one stands in for it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReleaseFactAttribute : FactAttribute
{
    public ReleaseFactAttribute() => Skip = Rounds.AreForRelease ? null : "Runs before a release: set TRUST=release to run it.";
}
