using CrampCheck.Web.Data;
using CrampCheck.Web.Texts;
using Microsoft.EntityFrameworkCore;

namespace CrampCheck.Web.Tests.Data;

public sealed class BackupTests(Site site) : IClassFixture<Site>, IDisposable
{
    private readonly Folder _folder = new();

    private string Backup => Path.Combine(_folder.Path, "backup.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Backup_WhileOthersSave_IsCompleteInOneFile()
    {
        await using var writers = new Writers(site);
        await writers.Begun;

        await BackupAsync(Backup);
        await writers.StopAsync();

        Assert.Equal(["backup.db"], Directory.GetFiles(_folder.Path, "backup*").Select(Path.GetFileName));
        Assert.Equal(["ok"], Sql.Read(Backup, "PRAGMA integrity_check"));
        Assert.Equal(["delete"], Sql.Read(Backup, "PRAGMA journal_mode"));
        foreach (var key in TextKeys.All)
        {
            var numbers = Sql.Read(Backup, $"SELECT Number FROM TextRevisions WHERE Key = '{key}' ORDER BY Number");
            Assert.Equal(Enumerable.Range(1, numbers.Count).Select(number => $"{number}"), numbers);
        }

        Assert.NotEmpty(Sql.Read(Backup, "SELECT 1 FROM TextRevisions WHERE SavedBy <> ''"));
    }

    [Theory]
    [InlineData("backup.db")]
    [InlineData("backup.db.new")]
    public async Task Backup_OntoAnExistingFile_LeavesIt(string there)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, there), "mine");

        await Assert.ThrowsAsync<BackupException>(() => BackupAsync(Backup));

        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(_folder.Path, there)));
        Assert.Equal([there], Directory.GetFiles(_folder.Path, "backup*").Select(Path.GetFileName));
    }

    [Fact]
    public async Task Backup_IntoAMissingFolder_SaysSoInOneLine()
    {
        var failure = await Assert.ThrowsAsync<BackupException>(() => BackupAsync(Path.Combine(_folder.Path, "no", "backup.db")));
        Assert.DoesNotContain('\n', failure.Message);
    }

    private Task BackupAsync(string file) => site.WithAsync<DatabaseBackup>(backup => backup.BackupAsync(file));
}
