using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace CrampCheck.Web.Tests;

/// <summary>A data folder as a first start leaves it, so that not every site of these tests makes its database anew.</summary>
internal static class PreparedData
{
    private static readonly Lazy<string> Today = new(() => Prepare(TimeProvider.System));
    private static readonly ConcurrentDictionary<DateTimeOffset, Lazy<string>> AtOtherTimes = [];

    /// <summary>A new folder with a copy of it.</summary>
    public static string Copy() => CopyOf(Today);

    /// <summary>A new folder with a copy of what a first start at a given time leaves.</summary>
    public static string Copy(DateTimeOffset firstStart) => CopyOf(AtOtherTimes.GetOrAdd(firstStart, start => new(() => Prepare(new FakeTimeProvider(start)))));

    public static void CopyTo(string folder) => Copy(Today, folder);

    private static string CopyOf(Lazy<string> prepared)
    {
        var copy = Directory.CreateTempSubdirectory("crampcheck-").FullName;
        Copy(prepared, copy);
        return copy;
    }

    private static void Copy(Lazy<string> prepared, string folder)
    {
        foreach (var file in Directory.GetFiles(prepared.Value))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }

    private static string Prepare(TimeProvider time)
    {
        var folder = Directory.CreateTempSubdirectory("crampcheck-prepared-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        using (var site = new Site(folder, time))
        {
            Task.Run(site.InitializeAsync).GetAwaiter().GetResult();
        }

        // Its last words go into the one file that is copied.
        SqliteConnection.ClearAllPools();
        return folder;
    }
}
