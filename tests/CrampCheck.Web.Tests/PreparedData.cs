using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace CrampCheck.Web.Tests;

/// <summary>A data folder as a first start leaves it, made once and copied: to seed a database takes most of a start.</summary>
internal static class PreparedData
{
    private static readonly Lazy<Folder> Today = new(() => Prepare(TimeProvider.System));
    private static readonly ConcurrentDictionary<DateTimeOffset, Lazy<Folder>> AtOtherTimes = [];

    public static Folder Copy() => Today.Value.Copy();

    public static void CopyTo(string folder) => Today.Value.CopyTo(folder);

    /// <summary>A copy of what a first start at a given time leaves.</summary>
    public static Folder Copy(DateTimeOffset firstStart) => AtOtherTimes.GetOrAdd(firstStart, start => new(() => Prepare(new FakeTimeProvider(start)))).Value.Copy();

    private static Folder Prepare(TimeProvider time)
    {
        var folder = new Folder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        using (var site = new Site(folder.Path, time))
        {
            Task.Run(site.InitializeAsync).GetAwaiter().GetResult();
        }

        // Closes the database, so that its log is in it. Each site makes keys and logs of its own.
        SqliteConnection.ClearAllPools();
        foreach (var own in Directory.GetDirectories(folder.Path))
        {
            Directory.Delete(own, recursive: true);
        }

        return folder;
    }
}
