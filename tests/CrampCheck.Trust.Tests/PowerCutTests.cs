using Xunit.Abstractions;

namespace CrampCheck.Trust.Tests;

/// <summary>Nothing that was acknowledged is lost when the power is cut while eight people write.</summary>
public sealed class PowerCutTests(ITestOutputHelper output)
{
    private const int Writers = 8;
    private const int RoundsToADatabase = 100;
    private static readonly int MaxSavesToARound = Rounds.Of(15, 210);

    [DiskFact]
    public async Task CutPower_WhileEightPeopleWrite_LosesNothingAcknowledged()
    {
        var rounds = Rounds.Of(2, 500);
        var saves = 0;
        for (var done = 0; done < rounds; done += RoundsToADatabase)
        {
            var (acknowledged, faults) = await CutAsync(Math.Min(RoundsToADatabase, rounds - done), lies: false, seed: done);
            Assert.Empty(faults);
            saves += acknowledged.Saves.Count;
        }

        output.Report("Power cuts", $"{rounds} cuts, {saves} saves acknowledged, 0 lost");
        Assert.True(saves > rounds);
    }

    [DiskFact]
    public async Task CutPower_OnADiskThatDoesNotSynchronise_LosesSomething()
    {
        var (acknowledged, faults) = await CutAsync(rounds: 1, lies: true, seed: 0);
        output.Report("Negative control", $"{faults.Count} faults of {acknowledged.Saves.Count} saves on a disk that does not synchronise");
        Assert.NotEmpty(faults);
    }

    private static async Task<(Acknowledged, List<string> Faults)> CutAsync(int rounds, bool lies, int seed)
    {
        var (folder, editor) = await PreparedData.CopyAsync();
        using var _ = folder;
        using var disk = new Disk();
        var acknowledged = new Acknowledged();
        var random = new Random(seed);
        List<string> faults = [];
        disk.Settle(folder.Path);
        for (var i = 0; i < rounds && faults.Count == 0; i++)
        {
            await using var site = await RunningSite.StartAsync(folder.Path, disk.For(folder.Path, lies));
            await site.ReadyAsync();
            var work = new BusyEditors(editor, acknowledged).WorkAsync(site, Writers, int.MaxValue);
            await acknowledged.WaitForSavesAsync(random.Next(MaxSavesToARound));
            await site.KillAsync();
            await work;

            // The worst for a disk that keeps its word is any mixture; for one that does not, what it never kept.
            disk.CutPower(folder.Path, lies || i % 3 == 0 ? null : random);
            faults = History.Faults(folder.Database, acknowledged);
            disk.Settle(folder.Path);
        }

        return (acknowledged, faults);
    }
}
