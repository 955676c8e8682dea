using Xunit.Abstractions;

namespace CrampCheck.Trust.Tests;

/// <summary>Backups taken while people write are whole, and a restore brings every version back.</summary>
public sealed class BackupTests(ITestOutputHelper output)
{
    // On every change, Web.Tests does the same in one process.
    [ReleaseFact]
    public async Task Backup_WhileEightPeopleWrite_ContainsEverythingAcknowledgedBefore()
    {
        const int rounds = 200;
        var (folder, editor) = await PreparedData.CopyAsync();
        using var _ = folder;
        var acknowledged = new Acknowledged();
        await using var site = await RunningSite.StartAsync(folder.Path);
        await site.ReadyAsync();
        var work = new BusyEditors(editor, acknowledged).WorkAsync(site, writers: 8, int.MaxValue);
        (IReadOnlyList<(string Key, string Body)> Saves, IReadOnlyList<(string Key, string Reason)> Publications) known = ([], []);
        for (var i = 0; i < rounds; i++)
        {
            await acknowledged.WaitForSavesAsync(5);
            known = (acknowledged.Saves, acknowledged.Publications);
            var backup = Path.Combine(folder.Path, $"backup-{i}");
            var (exitCode, said) = await RunningSite.CommandAsync(folder.Path, "backup", backup);
            Assert.True(exitCode == 0, said);
            Assert.Empty(History.Faults(backup, known.Saves, known.Publications));
        }

        await site.KillAsync();
        await work;
        output.Report("Backups while eight write", $"{rounds} of {rounds} whole, {acknowledged.Saves.Count} saves meanwhile");

        // The drill of the README: a new machine, the newest backup.
        using var another = new Folder();
        Assert.Equal(0, (await RunningSite.CommandAsync(another.Path, "restore", Path.Combine(folder.Path, $"backup-{rounds - 1}"))).ExitCode);
        await using var restored = await RunningSite.StartAsync(another.Path);
        await restored.ReadyAsync();
        Assert.Empty(History.Faults(another.Database, known.Saves, known.Publications));
        output.Report("Restore drill", $"{known.Saves.Count} of {known.Saves.Count} saves back");
    }
}
