using System.Diagnostics;

namespace CrampCheck.Trust.Tests;

/// <summary>Libraries that stand between the program under test and the system; null where there is no C compiler.</summary>
internal static class Preload
{
    public const string Missing = "No C compiler found: install one (Debian: apt-get install gcc libc6-dev).";

    private static readonly Lazy<string?> BuiltDisk = new(() => Build("disk"));
    private static readonly Lazy<string?> BuiltNetwork = new(() => Build("network"));

    /// <summary>disk.c.</summary>
    public static string? Disk => BuiltDisk.Value;

    /// <summary>network.c.</summary>
    public static string? Network => BuiltNetwork.Value;

    private static string? Build(string name)
    {
        var library = Path.Combine(AppContext.BaseDirectory, name + ".so");
        try
        {
            using var compiler = Process.Start("cc", ["-shared", "-fPIC", "-O2", "-o", library, Repository.PathOf($"tests/CrampCheck.Trust.Tests/{name}.c"), "-ldl"]);
            compiler.WaitForExit();
            return compiler.ExitCode == 0 ? library : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
