using System.Runtime.CompilerServices;

namespace CrampCheck.Tests;

/// <summary>Files of the repository that the tests run in.</summary>
internal static class Repository
{
    public static string PathOf(string path) => Path.GetFullPath(Path.Combine(ThisFolder(), "../..", path));

    private static string ThisFolder([CallerFilePath] string thisFile = "") => Path.GetDirectoryName(thisFile)!;
}
