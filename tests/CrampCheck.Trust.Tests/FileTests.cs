using System.Runtime.Versioning;
using CrampCheck.Web.Data;

namespace CrampCheck.Trust.Tests;

/// <summary>The program's files are for nobody else on the machine, and it goes on where it cannot write them.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class FileTests
{
    private const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    [Fact]
    public async Task Start_WithoutADataFolder_MakesItForThisUserAlone()
    {
        using var around = new Folder();
        var data = new DataOptions { Directory = Path.Combine(around.Path, "data") };
        var said = await StartAsync(data.Directory);
        Assert.Equal(Mine, Mode(data.Directory));
        Assert.Equal(Mine, Mode(data.Keys));
        Assert.True(File.Exists(data.Database));
        Assert.DoesNotContain("chmod", said.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead | UnixFileMode.GroupExecute)]
    [InlineData(UnixFileMode.GroupExecute)]
    [InlineData(UnixFileMode.OtherExecute)]
    public async Task Start_OnAFolderThatIsOpenToOthers_WarnsOnce(UnixFileMode others)
    {
        using var folder = new Folder();
        File.SetUnixFileMode(folder.Path, Mine | others);
        var said = await StartAsync(folder.Path);
        Assert.Single(said.Output.Split('\n'), line => line.Contains("chmod", StringComparison.Ordinal) && line.Contains(folder.Path, StringComparison.Ordinal));
        Assert.Equal(Mine | others, Mode(folder.Path));
    }

    [Fact]
    public async Task Start_WhereKeysCannotBeWritten_ServesVisitorsAndSaysWhatFollows()
    {
        using var folder = new Folder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "keys"), "");
        var said = await StartAsync(folder.Path);
        Assert.Single(said.Output.Split('\n'), line => line.Contains("signed out at the next start", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_WhereLogsCannotBeWritten_ServesVisitorsAndSaysSo()
    {
        using var folder = new Folder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "logs"), "");
        var said = await StartAsync(folder.Path);
        Assert.Contains("/logs", said.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said.Errors, StringComparison.Ordinal);
    }

    // Asks for a page of visitors and one with keys, and stops.
    private static async Task<(string Output, string Errors)> StartAsync(string data)
    {
        await using var site = await RunningSite.StartAsync(data);
        await site.ReadyAsync(CancellationToken.None);
        foreach (var path in new[] { "/", "/admin/sign-in" })
        {
            await site.Client.GetStringAsync(new Uri(path, UriKind.Relative));
        }

        (await site.Client.PostAsync(new Uri("/", UriKind.Relative), Visitor.Form())).EnsureSuccessStatusCode();
        await site.StopAsync();
        return await site.SaidAsync();
    }

    private static UnixFileMode Mode(string path) => File.GetUnixFileMode(path);
}
