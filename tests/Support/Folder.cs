namespace CrampCheck.Tests;

/// <summary>A data folder that goes when its test ends.</summary>
internal sealed class Folder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("crampcheck-").FullName;

    public string Database => System.IO.Path.Combine(Path, "crampcheck.db");

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
