using System.Net;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using CrampCheck.Web.Data;
using CrampCheck.Web.Editing;
using CrampCheck.Web.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Cookie = Microsoft.Playwright.Cookie;

namespace CrampCheck.Browser.Tests;

/// <summary>The site on a free port of this machine with an empty data folder, and a browser to visit it with.</summary>
public sealed partial class Site : IAsyncLifetime
{
    private readonly string _origins;
    private readonly string _data = Directory.CreateTempSubdirectory("crampcheck-").FullName;
    private WebApplicationFactory<Program>? _factory;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public Site()
        : this("")
    {
    }

    /// <summary>A site whose pages some origins may frame.</summary>
    internal Site(string origins) => _origins = origins;

    public Uri Address { get; private set; } = new("http://localhost");

    public async Task InitializeAsync()
    {
        if (Chromium.Path is null)
        {
            return;
        }

        // As long as for all else: a machine with other work to do is slow, not wrong.
        Assertions.SetDefaultExpectTimeout(30_000);
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host
            .UseSetting("Data:Directory", _data)
            .UseSetting("Embedding:Origins", _origins)

            // A slow hash is right for a site, and would be much of the time of these tests.
            .ConfigureServices(services => services.PostConfigure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1000)));
        _factory.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _factory.StartServer();
        Address = _factory.ClientOptions.BaseAddress;
        using var client = new HttpClient { BaseAddress = Address };
        await client.GetAsync(new Uri("/health/ready", UriKind.Relative));

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium.Path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A browser of its own that nobody watches.</summary>
    public Task<IBrowserContext> OpenBrowserAsync() => _browser!.NewContextAsync(new() { Permissions = ["clipboard-read", "clipboard-write"] });

    /// <summary>A visitor with a browser of their own: no cookies, no memory.</summary>
    public async Task<Visitor> VisitAsync(
        int width = 360, int height = 640, bool dark = false, bool scripts = true, Uri? at = null, bool isEditor = false, [CallerMemberName] string test = "")
    {
        var address = at ?? Address;
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = scripts,
            Permissions = ["clipboard-read", "clipboard-write"],
        });
        return new(context, await context.NewPageAsync(), address, test, isEditor);
    }

    /// <summary>An editor with a browser of their own, who is not signed in yet.</summary>
    /// <param name="email">Their address; one that nobody had before, if none is given.</param>
    public async Task<Editor> EditAsync(
        int width = 360, int height = 640, bool dark = false, bool scripts = true, string? email = null, [CallerMemberName] string test = "")
    {
        // Browsers give passkeys to names, not to numbers.
        var address = new UriBuilder(Address) { Host = "localhost" }.Uri;
        return new(this, await VisitAsync(width, height, dark, scripts, address, isEditor: true, test), email ?? $"{Guid.NewGuid():N}@example.org");
    }

    /// <summary>The path and query of a link that lets somebody choose a password.</summary>
    public async Task<string> InviteAsync(string email, bool isPublisher = true)
    {
        await using var scope = _factory!.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Invitations>().InviteAsync(email, isPublisher, "test");
    }

    /// <summary>Saves a draft, without the browser, which takes seconds.</summary>
    public async Task SaveAsync(string key, string body, string email)
    {
        await using var scope = _factory!.Services.CreateAsyncScope();
        var newest = await scope.ServiceProvider.GetRequiredService<CrampCheckDatabase>().Newest(key).SingleAsync();
        await scope.ServiceProvider.GetRequiredService<Drafts>().SaveAsync(key, TextForm.Of(newest) with { Body = body }, newest.VersionToken, email);
    }

    /// <summary>The cookies of somebody who has just chosen a password by a new link.</summary>
    public async Task<IEnumerable<Cookie>> SignedInAsync(Uri address, string email, string password, bool isPublisher)
    {
        var cookies = new CookieContainer();
        using var client = new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = address };
        var link = new Uri(await InviteAsync(email, isPublisher), UriKind.Relative);
        var fields = Field().Matches(await client.GetStringAsync(link)).Select(field => (field.Groups["name"].Value, WebUtility.HtmlDecode(field.Groups["value"].Value)));
        var accepted = await client.SendFormAsync(fields.Append(("NewPassword", password)), "/admin/invitation");
        Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
        return cookies.GetAllCookies().Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Domain = address.Host, Path = cookie.Path, HttpOnly = true, SameSite = SameSiteAttribute.Lax });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_factory is not null)
        {
            await _factory.DisposeAsync();
        }

        Directory.Delete(_data, recursive: true);
    }

    [GeneratedRegex("""<input(?=[^>]* type="hidden")[^>]*? name="(?<name>[^"]+)"[^>]*? value="(?<value>[^"]*)""")]
    private static partial Regex Field();
}

[CollectionDefinition(Name)]
public sealed class OneSite : ICollectionFixture<Site>
{
    public const string Name = "site";
}

/// <summary>A site of their own for editors' tests, which run beside the visitors'.</summary>
[CollectionDefinition(Name)]
public sealed class EditorsSite : ICollectionFixture<Site>
{
    public const string Name = "editors' site";
}
