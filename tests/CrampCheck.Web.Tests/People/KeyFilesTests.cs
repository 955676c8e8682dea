using System.Net;
using Serilog.Events;

namespace CrampCheck.Web.Tests.People;

public sealed class KeyFilesTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("<key id=\"half")]
    [InlineData("no key at all")]
    public async Task Start_WithAKeyFileThatCannotBeRead_WarnsAndGoesOnWithTheOthers(string damaged)
    {
        var keys = Path.Combine(_folder.Path, "keys");
        await AskForSignInAsync(new Site(_folder.Path));
        var before = Directory.GetFiles(keys);
        var file = Path.Combine(keys, "key-damaged.xml");
        await File.WriteAllTextAsync(file, damaged);

        var site = new Site(_folder.Path);
        await AskForSignInAsync(site);

        Assert.NotEmpty(before);
        Assert.Equal(before.Append(file).Order(), Directory.GetFiles(keys).Order());
        Assert.Contains(site.Log, line => line.Level == LogEventLevel.Warning && line.RenderMessage(null).Contains(file, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_WhereKeysCannotBeWritten_IsDegradedAndSaysWhatFollows()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "keys"), "a file where the folder would be");
        await using var site = await new Site(_folder.Path).StartAsync();
        await site.Client().GetAsync(new Uri("/admin/sign-in", UriKind.Relative));
        Assert.Single(site.Log, line => line.RenderMessage(null).Contains("signed out at the next start", StringComparison.Ordinal));
        Assert.Equal("Degraded", await site.Client().GetStringAsync(new Uri("/health/ready", UriKind.Relative)));
    }

    private static async Task AskForSignInAsync(Site site)
    {
        await site.InitializeAsync();
        Assert.Equal(HttpStatusCode.OK, (await site.Client().GetAsync(new Uri("/admin/sign-in", UriKind.Relative))).StatusCode);
        await site.DisposeAsync();
    }
}
