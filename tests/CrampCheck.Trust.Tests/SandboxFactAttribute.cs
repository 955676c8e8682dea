namespace CrampCheck.Trust.Tests;

/// <summary>A test that needs a sandbox in which the network is watched, and says so where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SandboxFactAttribute : FactAttribute
{
    public SandboxFactAttribute() => Skip = !File.Exists("/usr/bin/bwrap") ? "No bwrap found: install it (Debian: apt-get install bubblewrap)."
        : Preload.Network is null ? Preload.Missing : null;
}
