using System.Globalization;
using System.Runtime.Versioning;
using CrampCheck.Web.Data;
using Serilog.Events;

namespace CrampCheck.Web.Tests.Data;

/// <summary>The program's files are for nobody else on the machine.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class DataFolderTests : IDisposable
{
    private const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_WithoutADataFolder_CreatesItForThisUserOnly()
    {
        var data = new DataOptions { Directory = Path.Combine(_folder.Path, "data") };
        var warnings = await StartAsync(data.Directory);
        Assert.Equal(Mine, File.GetUnixFileMode(data.Directory));
        Assert.Equal(Mine, File.GetUnixFileMode(data.Keys));
        Assert.True(File.Exists(data.Database));
        Assert.DoesNotContain(warnings, warning => warning.Contains("chmod", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead | UnixFileMode.GroupExecute)]
    [InlineData(UnixFileMode.GroupExecute)]
    [InlineData(UnixFileMode.OtherExecute)]
    public async Task Start_OnAFolderThatIsOpenToOthers_WarnsOnce(UnixFileMode others)
    {
        File.SetUnixFileMode(_folder.Path, Mine | others);
        var warnings = await StartAsync(_folder.Path);
        Assert.Single(warnings, warning => warning.Contains("chmod", StringComparison.Ordinal) && warning.Contains(_folder.Path, StringComparison.Ordinal));
        Assert.Equal(Mine | others, File.GetUnixFileMode(_folder.Path));
    }

    private static async Task<List<string>> StartAsync(string data)
    {
        await using var site = await new Site(data).StartAsync();
        return [.. site.Log.Where(line => line.Level == LogEventLevel.Warning).Select(line => line.RenderMessage(CultureInfo.InvariantCulture))];
    }
}
