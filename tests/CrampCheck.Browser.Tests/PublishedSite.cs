using System.Diagnostics;
using System.Text.RegularExpressions;

namespace CrampCheck.Browser.Tests;

/// <summary>The program as it is published and run: what a visit weighs is true of nothing less.</summary>
public sealed partial class PublishedSite : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("crampcheck-").FullName;
    private Process? _site;

    public Uri Address { get; private set; } = new("http://localhost");

    public string Data => Path.Combine(_folder, "data");

    public async Task InitializeAsync()
    {
        if (Chromium.Path is null)
        {
            return;
        }

        // As these tests were built, and not compiled ahead: that changes how fast it is, and nothing that is looked at here.
        var (app, configuration) = (Path.Combine(_folder, "app"), new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name);
        using var publish = Start("publish", Repository.PathOf("src/CrampCheck.Web"), "--configuration", configuration, "--no-build", "-p:PublishReadyToRun=false", "--output", app);
        var said = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        Assert.True(publish.ExitCode == 0, said);

        // Started from another folder on purpose: its files must be found all the same. The tests are its proxy, so that
        // they can come from many networks, and by https.
        _site = Start(
            Path.Combine(app, "CrampCheck.Web.dll"), "--urls", "http://127.0.0.1:0", "--Data:Directory", Data, "--Proxies", "127.0.0.1");
        while (await _site.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Url().Match(line) is { Success: true } url)
            {
                Address = new(url.Value);
                _ = _site.StandardOutput.ReadToEndAsync();
                return;
            }
        }

        Assert.Fail("The published site did not start.");
    }

    public async Task DisposeAsync()
    {
        if (_site is not null)
        {
            _site.Kill();
            await _site.WaitForExitAsync();
            _site.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, WorkingDirectory = Path.GetTempPath() })!;

    [GeneratedRegex(@"http://127\.0\.0\.1:[0-9]+")]
    private static partial Regex Url();
}
