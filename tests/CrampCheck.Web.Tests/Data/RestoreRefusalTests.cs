using CrampCheck.Web.Data;

namespace CrampCheck.Web.Tests.Data;

public sealed class RestoreRefusalTests(SiteAtOneMoment site) : IClassFixture<SiteAtOneMoment>, IDisposable
{
    private readonly Folder _folder = new();

    private string Backup => Path.Combine(_folder.Path, "backup.db");

    private string Database => Path.Combine(site.Data, "crampcheck.db");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("no file", "There is no file")]
    [InlineData("the database itself", "is the database itself")]
    [InlineData("words", "is not a CrampCheck backup")]
    [InlineData("nothing", "is not a CrampCheck backup")]
    [InlineData("cut off", "is damaged|malformed")]
    [InlineData("another program", "is not a CrampCheck backup")]
    [InlineData("newer", "newer version of CrampCheck")]
    [InlineData("no history", "is not a CrampCheck backup")]
    [InlineData("dangling row", "refer to missing rows")]
    [InlineData("text missing", "has no live version of the text advice/joint")]
    [InlineData("text never live", "has no live version of the text advice/joint")]
    [InlineData("log missing", "the table AuditEntries is missing")]
    [InlineData("plans missing", "the table ScheduledPublications is missing")]
    [InlineData("safety copy there", "already exists")]
    public async Task Restore_OfAnUnsuitableFile_SaysWhyAndChangesNothing(string fault, string message)
    {
        await site.WithAsync<DatabaseBackup>(backup => backup.BackupAsync(Backup));
        var file = await SpoilAsync(fault);
        var before = Rows();
        var files = Files();

        var failure = await Assert.ThrowsAsync<BackupException>(() => site.WithAsync<DatabaseRestore, Restored>(restore => restore.RestoreAsync(file)));

        Assert.Matches(message, failure.Message);
        Assert.DoesNotContain('\n', failure.Message);
        Assert.Equal(before, Rows());
        Assert.Equal(files, Files());

        // SQLite moves pages from its log to the database when it likes, so the bytes of the files say nothing.
        List<string> Rows() => Sql.Read(Database, "SELECT Key || Number || Body FROM TextRevisions UNION ALL SELECT Action || Detail FROM AuditEntries");
        string[] Files() => [.. Directory.GetFiles(site.Data).Where(name => !name.EndsWith("-wal", StringComparison.Ordinal) && !name.EndsWith("-shm", StringComparison.Ordinal)).Order()];
    }

    private async Task<string> SpoilAsync(string fault)
    {
        const string Triggers = "DROP TRIGGER TextRevisions_no_DELETE; DROP TRIGGER Publications_no_DELETE; DROP TRIGGER Publications_no_UPDATE;";
        switch (fault)
        {
            case "no file":
                File.Delete(Backup);
                break;
            case "the database itself":
                return Database;
            case "words":
                await File.WriteAllTextAsync(Backup, string.Concat(Enumerable.Repeat("not a database, only words. ", 100)));
                break;
            case "nothing":
                await File.WriteAllTextAsync(Backup, "");
                break;
            case "cut off":
                var bytes = await File.ReadAllBytesAsync(Backup);
                await File.WriteAllBytesAsync(Backup, bytes[..(bytes.Length / 2)]);
                break;
            case "another program":
                File.Delete(Backup);
                Sql.Read(Backup, "CREATE TABLE Recipes (Name TEXT)");
                break;
            case "newer":
                Sql.Read(Backup, "INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '99.0')");
                break;
            case "no history":
                Sql.Read(Backup, "DELETE FROM __EFMigrationsHistory");
                break;
            case "dangling row":
                Sql.Read(Backup, "PRAGMA foreign_keys=OFF; INSERT INTO Publications (Key, Number, PublishedAt, PublishedBy, Reason) VALUES ('safety', 99, '2026-01-01', '', '')");
                break;
            case "text missing":
                Sql.Read(Backup, Triggers + "DELETE FROM Publications WHERE Key = 'advice/joint'; DELETE FROM TextRevisions WHERE Key = 'advice/joint'");
                break;
            case "text never live":
                Sql.Read(Backup, Triggers + "DELETE FROM Publications WHERE Key = 'advice/joint'");
                break;
            case "log missing":
                Sql.Read(Backup, "DROP TABLE AuditEntries");
                break;
            case "plans missing":
                Sql.Read(Backup, "DROP TABLE ScheduledPublications");
                break;
            case "safety copy there":
                await File.WriteAllTextAsync(Path.Combine(site.Data, $"before-restore-{SiteAtOneMoment.Time.GetUtcNow():yyyyMMdd-HHmmss}.db"), "mine");
                break;
        }

        return Backup;
    }
}
