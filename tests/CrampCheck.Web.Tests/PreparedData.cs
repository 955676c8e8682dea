using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace CrampCheck.Web.Tests;

/// <summary>A data folder as a first start leaves it, so that not every site of these tests makes its database anew.</summary>
internal static class PreparedData
{
    private static readonly Lazy<string> Now = new(() => Prepare());
    private static readonly ConcurrentDictionary<DateTimeOffset, Lazy<string>> Earlier = [];

    /// <summary>A new folder with a copy of it.</summary>
    /// <param name="time">When the first start was; today, if not given.</param>
    public static string Copy(DateTimeOffset? time = null)
    {
        var copy = Directory.CreateTempSubdirectory("crampcheck-").FullName;
        CopyTo(copy, time);
        return copy;
    }

    public static void CopyTo(string folder, DateTimeOffset? time = null)
    {
        var prepared = time is { } start ? Earlier.GetOrAdd(start, start => new(() => Prepare(new FakeTimeProvider(start)))) : Now;
        foreach (var file in Directory.GetFiles(prepared.Value))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }

    private static string Prepare(TimeProvider? time = null)
    {
        var folder = Directory.CreateTempSubdirectory("crampcheck-prepared-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        using (var site = new Site(folder, time ?? TimeProvider.System))
        {
            Task.Run(site.InitializeAsync).GetAwaiter().GetResult();
        }

        // Its last words go into the one file that is copied.
        SqliteConnection.ClearAllPools();
        return folder;
    }
}
