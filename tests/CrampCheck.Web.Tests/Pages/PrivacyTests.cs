using System.Text.Json;
using Microsoft.AspNetCore.Hosting;

namespace CrampCheck.Web.Tests.Pages;

public sealed class PrivacyTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task ShowPrivacy_ShowsTheExactLineInTheLogFile(string environment)
    {
        var site = new Site(_folder.Path, host => host.UseEnvironment(environment));
        await site.InitializeAsync();
        var answer = await site.Client().GetAsync(new Uri("/privacy?secret=1", UriKind.Relative));
        var shown = (await answer.PageAsync()).QuerySelector(".log")!.TextContent;
        await site.DisposeAsync();

        using var file = new StreamReader(new FileStream(
            Directory.GetFiles(Path.Combine(_folder.Path, "logs")).Single(), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var lines = (await file.ReadToEndAsync()).Split('\n').Select(line => line.TrimEnd()).ToList();
        Assert.Equal(shown, Assert.Single(lines, line => line.Contains("/privacy", StringComparison.Ordinal)));
        Assert.DoesNotContain(lines, line => line.Contains("secret", StringComparison.Ordinal));
        Assert.True(answer.Headers.CacheControl?.NoStore);
        if (environment == "Production")
        {
            // One line of JSON each, with nothing in it but what the page promises.
            Assert.Equal(
                ["@i", "@m", "@t", "Method", "Page", "Status"],
                JsonDocument.Parse(shown).RootElement.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
        }
    }
}
