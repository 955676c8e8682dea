using CrampCheck.Web.Data;
using CrampCheck.Web.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace CrampCheck.Web.Tests.Data;

/// <summary>A database as the first release left it, brought up to date.</summary>
public sealed class MigrationTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_OnADatabaseOfTheFirstRelease_KeepsEveryPublicationInItsOrder()
    {
        await MakeFirstReleaseAsync();

        await using var site = await new Site(_folder.Path).StartAsync();

        var versions = await site.VersionsAsync(TextKeys.CrampNow);
        Assert.Equal(["One", "Two"], versions.Select(version => version.Body));
        Assert.Equal([0, 1], versions.Select(version => version.BasedOn));
        Assert.Equal("2026-11-20", versions[0].Reviewed);
        var publications = await site.WithDatabaseAsync(database =>
            database.Publications.Where(publication => publication.Key == TextKeys.CrampNow).OrderBy(publication => publication.Id).ToListAsync());
        Assert.Equal([(1, "Seed"), (2, "Edit")], publications.Select(publication => (publication.Number, publication.Reason)));
        Assert.Equal(new DateTime(2026, 11, 21, 10, 30, 0, DateTimeKind.Utc), publications[1].PublishedAt);
        Assert.Contains("Two", await site.Client().GetStringAsync(new Uri("/cramp-now", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal(
            ["Edit", "Seed"],
            site.Services.GetRequiredService<LiveTexts>().Now.History.Where(change => change.Title == "Now").Select(change => change.Reason));
    }

    private async Task MakeFirstReleaseAsync()
    {
        var options = new DbContextOptionsBuilder<CrampCheckDatabase>()
            .UseSqlite($"Data Source={_folder.Database};Pooling=False").Options;
        await using var database = new CrampCheckDatabase(options);
        await database.GetService<IMigrator>().MigrateAsync(database.Database.GetMigrations().First());
        foreach (var (number, body, at, reason) in new[] { (1, "One", "2026-11-20 09:00:00", "Seed"), (2, "Two", "2026-11-21 10:30:00", "Edit") })
        {
            await database.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO TextRevisions (Key, Number, Title, Source, Reviewed, Body, PublishedAt, Reason)
                VALUES ({TextKeys.CrampNow}, {number}, 'Now', 'Source', '2026-11-20', {body}, {at}, {reason})
                """);
        }
    }
}
