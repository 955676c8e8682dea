using System.Net;
using System.Net.Sockets;

namespace CrampCheck.Trust.Tests;

/// <summary>A start that cannot be stops with exit code 1 and one line that names the setting or the missing part.</summary>
public sealed class SettingTests
{
    [Theory]
    [InlineData("RateLimits:FormsPerMinute", "many")]
    [InlineData("Data:Directory", "/dev/null/data")]
    [InlineData("Urls", "http://localhost:99999")]
    public async Task Start_WithAWrongSetting_StopsAndNamesIt(string setting, string value)
    {
        // Later settings win, so that a wrong value of the folder is not taken for a right one.
        using var folder = new Folder();
        var (exitCode, said) = await RunningSite.RefusedAsync([], "--Urls", "http://127.0.0.1:0", "--Data:Directory", folder.Path, $"--{setting}={value}");
        Refused(setting, exitCode, said);
    }

    [Fact]
    public async Task Start_WithAWrongSettingInTheEnvironment_StopsAndNamesIt()
    {
        var (exitCode, said) = await RunningSite.RefusedAsync([("RateLimits__FormsPerMinute", "")], "--Urls", "http://127.0.0.1:0");
        Refused("RateLimits:FormsPerMinute", exitCode, said);
    }

    [Fact]
    public async Task Command_WithAWrongSetting_StopsAndNamesIt()
    {
        var (exitCode, said) = await RunningSite.RefusedAsync([], "backup", "file", "--Data:Directory=");
        Refused("Data:Directory", exitCode, said);
    }

    [Fact]
    public async Task Start_OnAPortInUse_StopsAndNamesTheSetting()
    {
        using var other = new Socket(SocketType.Stream, ProtocolType.Tcp);
        other.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        other.Listen();
        using var folder = new Folder();
        var (exitCode, said) = await RunningSite.RefusedAsync([], "--Urls", $"http://{other.LocalEndPoint}", "--Data:Directory", folder.Path);
        Refused("Urls", exitCode, said);
    }

    [Theory]
    [InlineData("wwwroot")]
    [InlineData("content")]
    public async Task Start_WithAMissingProgramFolder_StopsAndNamesIt(string part)
    {
        using var folder = new Folder();
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(RunningSite.Program)!, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(Path.GetDirectoryName(RunningSite.Program)!, file);
            if (!path.StartsWith(part, StringComparison.Ordinal))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder.Path, path))!);
                File.Copy(file, Path.Combine(folder.Path, path));
            }
        }

        // Outside development the files of pages are looked for beside the program alone.
        var (exitCode, said) = await RunningSite.RefusedAsync(
            Path.Combine(folder.Path, "CrampCheck.Web.dll"), [("ASPNETCORE_ENVIRONMENT", "Production")], "--contentRoot", folder.Path, "--Urls", "http://127.0.0.1:0", "--Data:Directory", Path.Combine(folder.Path, "data"));

        Refused(part, exitCode, said);
    }

    private static void Refused(string setting, int exitCode, string said)
    {
        Assert.True(exitCode == 1, $"{setting}: exit code {exitCode}, {said}");
        Assert.Contains(setting, said, StringComparison.Ordinal);
        Assert.Equal(said.Length - 1, said.IndexOf('\n', StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", said, StringComparison.Ordinal);
    }
}
