using System.Net;
using Xunit.Abstractions;

namespace CrampCheck.Trust.Tests;

/// <summary>The program needs little: one folder to write in, no rights, 256 MB, and nobody outside.</summary>
public sealed class LockedDownTests(ITestOutputHelper output)
{
    // 160 MiB of objects is what fits, with all else, into a container of 256 MB.
    private static readonly (string Name, string Value) LittleMemory = ("DOTNET_GCHeapHardLimit", "0xA000000");

    [SandboxFact]
    public async Task Run_OnAReadOnlyRootUnprivilegedIn256Megabytes_DoesAllItsWorkAndContactsNobodyOutside()
    {
        var (folder, editor) = await PreparedData.CopyAsync();
        using var _ = folder;
        using var other = new Folder();
        var log = Path.Combine(other.Path, "network");
        (string, string)[] watched = [("LD_PRELOAD", Preload.Network!), ("NETWORK_LOG", log)];
        string[] sandbox =
        [
            "bwrap", "--ro-bind", "/", "/", "--tmpfs", "/tmp", "--ro-bind", RunningSite.Home, RunningSite.Home, "--ro-bind", Preload.Network!, Preload.Network!,
            "--bind", folder.Path, folder.Path, "--bind", other.Path, other.Path,
            "--proc", "/proc", "--dev", "/dev",
            "--unshare-user", "--uid", "1654", "--gid", "1654", "--cap-drop", "ALL",
        ];
        await using var site = await RunningSite.StartInsideAsync(sandbox, folder.Path, [.. watched, LittleMemory, ("DOTNET_EnableDiagnostics", "0")]);
        await WorkAsync(site, folder, editor);
        var forms = Rounds.Of(80, 100_000);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            for (var i = 0; i < forms / 8; i++)
            {
                using var answer = await site.Client.SendFormAsync(Forms.Complete);
                Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.TooManyRequests);
            }
        }));
        Assert.False(File.Exists(log), "It began a connection.");

        // The one command that does ask somebody is seen.
        Assert.Equal(0, (await RunningSite.CommandAsync(folder.Path, ["health", site.Address + "health/live"], watched)).ExitCode);
        Assert.True(File.Exists(log));
        output.Report("Read-only root, no rights, another user, heap limit of a container of 256 MB", $"sign-in, saves, publications and {forms} forms work, 0 connections begun");
    }

    private static async Task WorkAsync(RunningSite site, Folder folder, EditorAtWork editor)
    {
        await site.ReadyAsync();
        var acknowledged = new Acknowledged();
        await new BusyEditors(editor, acknowledged).WorkAsync(site, writers: 2, saves: 2);
        foreach (var path in new[] { "/", "/article", "/how-it-works", "/how-it-works.csv", "/cramp-now", "/privacy", "/reminder.ics", "/nope" })
        {
            Assert.True((int)(await site.Client.GetAsync(new Uri(path, UriKind.Relative))).StatusCode < 500);
        }

        Assert.Equal(HttpStatusCode.OK, (await site.Client.SendFormAsync(Forms.Complete)).StatusCode);
        Assert.Equal((4, 0), (acknowledged.Saves.Count, History.Faults(folder.Database, acknowledged).Count));
    }
}
