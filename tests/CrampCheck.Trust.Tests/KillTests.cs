using CrampCheck.Web.Texts;
using Xunit.Abstractions;

namespace CrampCheck.Trust.Tests;

/// <summary>Nothing that was acknowledged is lost when the program is killed while eight people write.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Writers = 8;
    private const int RoundsToADatabase = 100;
    private const int MaxSavesToARound = 210;

    // A power cut is a kill that also loses what the disk was not told to keep, and is tried on every change.
    [ReleaseFact]
    public async Task Kill_WhileEightPeopleWrite_LosesNothingAcknowledged()
    {
        const int rounds = 1000;
        var (saves, publications) = (0, 0);
        var random = new Random(1);
        for (var done = 0; done < rounds;)
        {
            var (folder, editor) = await PreparedData.CopyAsync();
            using var _ = folder;
            var acknowledged = new Acknowledged();
            for (var i = 0; i < RoundsToADatabase && done < rounds; i++, done++)
            {
                await using var site = await RunningSite.StartAsync(folder.Path);
                await site.ReadyAsync();
                var work = new BusyEditors(editor, acknowledged).WorkAsync(site, Writers, int.MaxValue);

                await acknowledged.WaitForSavesAsync(random.Next(MaxSavesToARound));
                await site.KillAsync();
                await work;
                Assert.Empty(History.Faults(folder.Database, acknowledged));
            }

            saves += acknowledged.Saves.Count;
            publications += acknowledged.Publications.Count;
        }

        output.Report("Kills", $"{rounds} kills, {saves} saves and {publications} publications acknowledged, 0 lost");
        Assert.True(saves > rounds && publications > 0);
    }

    [Fact]
    public async Task Compare_AnIncompleteHistory_SaysSo()
    {
        using var folder = (await PreparedData.CopyAsync()).Folder;
        var acknowledged = new Acknowledged();
        acknowledged.Save(TextKeys.All[0], "never stored");
        acknowledged.Publish(TextKeys.All[0], "never stored");

        Assert.Equal(["lost save", "lost publication"], History.Faults(folder.Database, acknowledged).Select(fault => fault[..fault.IndexOf(" of", StringComparison.Ordinal)]));
    }
}
