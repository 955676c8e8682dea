using System.Globalization;
using CrampCheck.Web.Data;
using CrampCheck.Web.Texts;
using Microsoft.EntityFrameworkCore;

namespace CrampCheck.Benchmarks;

/// <summary>A database as after years of work.</summary>
internal static class ManyVersions
{
    private const int Batch = 5_000, SavesForAPublication = 100, LogLinesADay = 100;

    /// <summary>Adds versions, publications among them, and a log, to the database of a site that was started once.</summary>
    public static async Task AddAsync(string dataFolder, int versions, int daysOfLog)
    {
        var options = new DbContextOptionsBuilder<CrampCheckDatabase>()
            .UseSqlite($"Data Source={Path.Combine(dataFolder, "crampcheck.db")}").AddInterceptors(new SqliteConnectionSetup()).Options;
        var today = DateTime.UtcNow.Date;
        var first = new List<TextRevision>();
        await using (var database = new CrampCheckDatabase(options))
        {
            first.AddRange(await database.TextRevisions.AsNoTracking().ToListAsync());
        }

        for (var start = 0; start < versions; start += Batch)
        {
            await using var database = new CrampCheckDatabase(options);
            for (var i = start; i < Math.Min(start + Batch, versions); i++)
            {
                var number = 2 + (i / TextKeys.All.Count);
                var like = first[i % TextKeys.All.Count];
                database.Add(new TextRevision
                {
                    Key = like.Key,
                    Number = number,
                    BasedOn = number - 1,
                    Title = like.Title,
                    Source = like.Source,
                    Reviewed = like.Reviewed,
                    Body = like.Body + string.Create(CultureInfo.InvariantCulture, $"\n\nVersion {number}."),
                    SavedAt = today.AddDays(-(double)(versions - i) * daysOfLog / versions),
                    SavedBy = "editor@example.org",
                });
                if (number % SavesForAPublication == 0)
                {
                    database.Add(new Publication { Key = like.Key, Number = number, PublishedAt = today.AddDays(-(double)(versions - i) * daysOfLog / versions), PublishedBy = "publisher@example.org", Reason = "A change" });
                }
            }

            await database.SaveChangesAsync();
        }

        for (var day = 0; day < daysOfLog; day++)
        {
            await using var database = new CrampCheckDatabase(options);
            database.AddRange(Enumerable.Range(0, LogLinesADay).Select(i => new AuditEntry
            {
                At = today.AddDays(day - daysOfLog).AddMinutes(i),
                Who = "editor@example.org",
                Action = "saved draft",
                Subject = TextKeys.None,
                Detail = string.Create(CultureInfo.InvariantCulture, $"version {i}"),
            }));
            await database.SaveChangesAsync();
        }
    }
}
