using System.Net;
using CrampCheck.Web.Editing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CrampCheck.Web.Tests.Texts;

/// <summary>A desk that listens, and a reader of it. Their clock stands still, so that a reader asks when a test says so.</summary>
public sealed class DeskAndReader : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("crampcheck-").FullName;

    // Later than the prepared texts, which may be made only now: readers refuse older texts than they have.
    public FakeTimeProvider Clock { get; } = new(DateTimeOffset.UtcNow.AddHours(1));

    public Site Desk { get; private set; } = null!;

    public Site Reader { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Desk = new(At);
        Desk.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        Desk.StartServer();
        await Desk.InitializeAsync();

        // From here on it knows what is published, and shows what a test gives it.
        await Desk.Services.GetRequiredService<LiveTextsRefresh>().RunAsync(default);
        Reader = ReaderOf(_folder, Desk.ClientOptions.BaseAddress.GetLeftPart(UriPartial.Authority));
        await Reader.InitializeAsync();
    }

    /// <summary>Another reader.</summary>
    public Site ReaderOf(string folder, string desk) => new(folder, host => At(host.UseSetting("Texts:From", desk)));

    /// <summary>Another on the same folder, when the desk is away.</summary>
    public Site ReaderWithoutDesk() => ReaderOf(_folder, "http://127.0.0.1:1");

    public async Task DisposeAsync()
    {
        await Reader.DisposeAsync();
        await Desk.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private void At(IWebHostBuilder host) => host.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
}
