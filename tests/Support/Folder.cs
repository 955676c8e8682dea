namespace CrampCheck.Tests;

/// <summary>A data folder that is deleted on disposal.</summary>
internal sealed class Folder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("crampcheck-").FullName;

    public string Database => System.IO.Path.Combine(Path, "crampcheck.db");

    public Folder Copy()
    {
        var copy = new Folder();
        CopyTo(copy.Path);
        return copy;
    }

    /// <summary>Copies all files and folders in it.</summary>
    public void CopyTo(string path)
    {
        foreach (var file in Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories))
        {
            var target = System.IO.Path.Combine(path, System.IO.Path.GetRelativePath(Path, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
