using System.Globalization;
using CrampCheck.Web.Pipeline;
using Microsoft.Extensions.DependencyInjection;

namespace CrampCheck.Web.Tests.Pipeline;

public sealed class LogFileTests : IDisposable
{
    private readonly Folder _folder = new();

    private string Logs => Path.Combine(_folder.Path, "logs");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Write_FromTwoSitesOnOneFolder_KeepsEveryLineOfBoth()
    {
        var sites = new[] { new Site(_folder.Path), new Site(_folder.Path) };
        foreach (var site in sites)
        {
            await site.InitializeAsync();
        }

        for (var i = 0; i < 100; i++)
        {
            foreach (var (number, site) in sites.Index())
            {
                site.Services.GetRequiredService<Serilog.ILogger>().Information("Line {Number} of site {Site}.", i, number);
            }
        }

        foreach (var site in sites)
        {
            await site.DisposeAsync();
        }

        var log = string.Concat(Directory.GetFiles(Logs).Select(File.ReadAllText));
        Assert.All(Enumerable.Range(0, 100), i => Assert.All([0, 1], site => Assert.Contains($"Line {i} of site {site}.", log, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Start_AfterManyDays_DeletesOldFilesOfEveryProcessAndNothingElse()
    {
        Directory.CreateDirectory(Logs);
        string[] kept = [Named("crampcheck-other-", LogSetup.RetentionDays - 2), Named("crampcheck-", 1), "crampcheck-notes.log", Named("another-", 100)];
        string[] gone = [Named("crampcheck-other-", LogSetup.RetentionDays), Named("crampcheck-", 100)];
        foreach (var name in kept.Concat(gone))
        {
            await File.WriteAllTextAsync(Path.Combine(Logs, name), "");
        }

        var site = new Site(_folder.Path);
        await site.InitializeAsync();
        await site.DisposeAsync();

        var names = Directory.GetFiles(Logs).Select(Path.GetFileName).ToList();
        Assert.Equal(kept.Order(), names.Intersect(kept).Order());
        Assert.Empty(names.Intersect(gone));
    }

    private static string Named(string beginning, int daysAgo) => beginning + DateTime.Now.AddDays(-daysAgo).ToString("yyyyMMdd", CultureInfo.InvariantCulture) + ".log";
}
