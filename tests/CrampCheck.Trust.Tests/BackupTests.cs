using Xunit.Abstractions;

namespace CrampCheck.Trust.Tests;

/// <summary>Backups taken while people write are whole, and a restore brings every version back.</summary>
public sealed class BackupTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Backup_WhileEightPeopleWrite_HasAllThatWasAcknowledgedBefore()
    {
        var rounds = Rounds.Of(1, 200);
        var (folder, editor) = await PreparedData.CopyAsync();
        using var _ = folder;
        var acknowledged = new Acknowledged();
        await using var site = await RunningSite.StartAsync(folder.Path);
        await site.ReadyAsync();
        var work = new Desk(editor, acknowledged).WorkAsync(site, writers: 8, int.MaxValue);
        for (var i = 0; i < rounds; i++)
        {
            await acknowledged.WhenSavedMore(5);
            var (saves, publications) = (acknowledged.Saves, acknowledged.Publications);
            var backup = Path.Combine(folder.Path, $"backup-{i}");
            var (exitCode, said) = await RunningSite.CommandAsync(folder.Path, "backup", backup);
            Assert.True(exitCode == 0, said);
            Assert.Empty(History.Faults(backup, saves, publications));
        }

        await site.KillAsync();
        await work;
        output.Say("G22 backups while eight write", $"{rounds} of {rounds} whole, {acknowledged.Saves.Count} saves meanwhile");

        // The drill of the README: a new machine, the newest backup.
        using var another = new Folder();
        await using var old = await RunningSite.StartAsync(folder.Path);
        await old.ReadyAsync();
        Assert.Equal(0, (await RunningSite.CommandAsync(folder.Path, "backup", Path.Combine(another.Path, "last"))).ExitCode);
        Assert.Equal(0, (await RunningSite.CommandAsync(another.Path, "restore", Path.Combine(another.Path, "last"))).ExitCode);
        await using var restored = await RunningSite.StartAsync(another.Path);
        await restored.ReadyAsync();
        Assert.Empty(History.Faults(another.Database, acknowledged));
        output.Say("G22 restore drill", $"{acknowledged.Saves.Count} of {acknowledged.Saves.Count} saves back");
    }

    [Fact]
    public async Task Save_ByTenEditorsAtOnce_LosesNothing()
    {
        const int Writers = 10;
        var saves = Rounds.Of(4, 1000);
        var (folder, editor) = await PreparedData.CopyAsync();
        using var _ = folder;
        var acknowledged = new Acknowledged();
        await using var site = await RunningSite.StartAsync(folder.Path);
        await site.ReadyAsync();

        await new Desk(editor, acknowledged).WorkAsync(site, Writers, saves);

        Assert.Equal(Writers * saves, acknowledged.Saves.Count);
        Assert.Empty(History.Faults(folder.Database, acknowledged));
        output.Say("G4 ten editors", $"{Writers} x {saves} saves, {acknowledged.Publications.Count} publications, 0 lost, one chain a text");
    }
}
