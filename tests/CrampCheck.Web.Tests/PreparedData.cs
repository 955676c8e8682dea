using Microsoft.Data.Sqlite;

namespace CrampCheck.Web.Tests;

/// <summary>A data folder as a first start leaves it, so that not every site of these tests makes its database anew.</summary>
internal static class PreparedData
{
    private static readonly Lazy<string> Prepared = new(Prepare);

    /// <summary>A new folder with a copy of it.</summary>
    public static string Copy()
    {
        var copy = Directory.CreateTempSubdirectory("crampcheck-").FullName;
        CopyTo(copy);
        return copy;
    }

    public static void CopyTo(string folder)
    {
        foreach (var file in Directory.GetFiles(Prepared.Value))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }

    private static string Prepare()
    {
        var folder = Directory.CreateTempSubdirectory("crampcheck-prepared-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        using (var site = new Site(folder))
        {
            Task.Run(site.InitializeAsync).GetAwaiter().GetResult();
        }

        // Its last words go into the one file that is copied.
        SqliteConnection.ClearAllPools();
        return folder;
    }
}
