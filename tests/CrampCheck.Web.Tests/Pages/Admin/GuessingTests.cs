using System.Net;
using System.Text.RegularExpressions;
using CrampCheck.Web.Data;
using CrampCheck.Web.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CrampCheck.Web.Tests.Pages.Admin;

/// <summary>Guessing tells nothing, is slow, and keeps nobody out.</summary>
public sealed partial class GuessingTests : IAsyncLifetime, IDisposable
{
    private const string AddressHeader = "X-Test-Address";
    private readonly Counts _counts = new();
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);
    private readonly Site _site;

    public GuessingTests() => _site = new(host => host.ConfigureTestServices(services => services
        .AddSingleton(_counts)
        .AddSingleton<TimeProvider>(_time)
        .AddSingleton<IStartupFilter, Addresses>()
        .AddScoped<IPasswordHasher<Person>, CountingHasher>()));

    public Task InitializeAsync() => _site.InitializeAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task SignIn_ThatFails_GivesTheSamePageAndDoesTheSameWorkForEveryAccount()
    {
        var known = await Editor.NewAsync(_site);
        var withPasskey = await Editor.NewAsync(_site);
        await _site.AddPasskeyAsync(withPasskey.Email);
        var invited = $"{Guid.NewGuid():N}@example.org";
        await _site.InviteAsync(invited);
        var unknown = $"{Guid.NewGuid():N}@example.org";

        var answers = new List<string>();
        foreach (var (email, password) in new[] { (known.Email, "wrong"), (unknown, "wrong"), (invited, "wrong"), (invited, ""), (withPasskey.Email, "wrong"), (withPasskey.Email, Editor.Password), ("", "") })
        {
            _counts.Reset();
            var answer = await TryAsync(email, password);
            Assert.Equal((email, 1, 0), (email, _counts.Verified, _counts.Hashed));
            answers.Add(answer);
        }

        Assert.StartsWith("BadRequest", Assert.Single(answers.Distinct()), StringComparison.Ordinal);
        Assert.DoesNotContain(".SignIn", answers[0], StringComparison.Ordinal);
        Assert.Contains(_site.Log, line => line.RenderMessage().StartsWith("A sign-in failed: account \"none\"", StringComparison.Ordinal));
        Assert.DoesNotContain(_site.Log, line => line.RenderMessage().Contains(unknown, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(await TryAsync(known.Email, Editor.Password), answers);
    }

    [Fact]
    public async Task Guess_FromManyAddresses_IsSlowedWithoutLockingOutDeviceOrPasskey()
    {
        var owner = await Editor.NewAsync(_site);
        var withPasskey = await Editor.NewAsync(_site);
        var browser = owner.Elsewhere();
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync()).StatusCode);
        await browser.SendAsync("/admin/sign-out", "");
        using var passkey = new SoftPasskey();
        var asked = await SoftPasskey.OptionsAsync(await withPasskey.SendAsync("/admin/account", "Options", ("Password", Editor.Password)));
        Assert.Equal(HttpStatusCode.OK, (await withPasskey.SendAsync("/admin/account", "AddPasskey", ("Passkey", passkey.Create(asked)), ("Name", "x"))).StatusCode);
        _counts.Reset();

        // The network of the owner is among the attackers'.
        foreach (var address in Enumerable.Range(1, 50).Select(i => IPAddress.Parse($"127.0.0.{i}")))
        {
            using var attacker = From(address);
            await GuessAsync(attacker, owner.Email, "a guess");
            await GuessAsync(attacker, owner.Email.ToUpperInvariant() + " ", "a guess");
        }

        using var network = From(IPAddress.Loopback);
        for (var i = 0; i < 40; i++)
        {
            await GuessAsync(network, $"{i}@example.org", "a guess");
        }

        Assert.InRange(_counts.Verified, 1, SignInLimiter.PerAccount + SignInLimiter.PerAddress);
        using var late = From(IPAddress.Parse("127.0.0.99"));
        Assert.Equal(HttpStatusCode.BadRequest, await GuessAsync(late, owner.Email, Editor.Password));
        browser.Client.DefaultRequestHeaders.Add(AddressHeader, IPAddress.Loopback.ToString());
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync()).StatusCode);
        var elsewhere = withPasskey.Elsewhere();
        elsewhere.Client.DefaultRequestHeaders.Add(AddressHeader, IPAddress.Loopback.ToString());
        asked = await SoftPasskey.OptionsAsync(await elsewhere.SendAsync("/admin/sign-in", "Options"));
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.SendAsync("/admin/sign-in", "Passkey", ("Passkey", passkey.Get(asked)))).StatusCode);
    }

    [Fact]
    public async Task Guess_ManyTimes_WritesNothingToTheAuditLog()
    {
        var owner = await Editor.NewAsync(_site);
        var before = (await _site.LogAsync()).Count;
        using var attacker = From(IPAddress.Loopback);
        for (var i = 0; i < 2 * SignInLimiter.PerAccount; i++)
        {
            await GuessAsync(attacker, owner.Email, "a guess");
            await GuessAsync(attacker, "", "", "?handler=Passkey");
        }

        Assert.Equal(before, (await _site.LogAsync()).Count);
        Assert.Equal(SignInLimiter.PerAccount, _site.Log.Count(line => line.MessageTemplate.Text.StartsWith("A sign-in failed", StringComparison.Ordinal)));
        Assert.DoesNotContain(_site.Log, line => line.RenderMessage().Contains(owner.Email, StringComparison.Ordinal));
    }

    [Fact]
    public async Task SignIn_WhileStrangersGuess_HasItsOwnTurnOnAKnownDevice()
    {
        using var gate = new Gate();
        await using var site = await new Site(host => host.ConfigureTestServices(services => services.AddSingleton(gate).AddScoped<IPasswordHasher<Person>, GatedHasher>())).StartAsync();
        var owner = await Editor.NewAsync(site);
        await owner.SendAsync("/admin/sign-out", "");
        var strangers = Enumerable.Range(0, 2 * PasswordVerifier.MaxQueued).Select(i => new Editor(site, $"{i}@example.org")).ToList();
        var pages = await Task.WhenAll(strangers.Select(stranger => stranger.PageAsync("/admin/sign-in")));

        // The first is inside, some wait, and the rest fail at once, however long the first may take.
        var guesses = strangers.Zip(pages, (stranger, page) => Task.Run(() => stranger.SendAsync(page, "/admin/sign-in", "", ("Email", stranger.Email), ("Password", "a guess")))).ToList();
        await gate.Entered.WaitAsync();
        var refused = new List<Task<HttpResponseMessage>>();
        while (refused.Count < strangers.Count - PasswordVerifier.MaxQueued - PasswordVerifier.MaxConcurrent)
        {
            refused.Add(await Task.WhenAny(guesses.Except(refused)));
        }

        var signIn = Task.Run(() => owner.SignInAsync());
        await gate.Entered.WaitAsync();
        gate.Open.Release(strangers.Count);

        Assert.Equal(HttpStatusCode.Redirect, (await signIn).StatusCode);
        var answers = await Task.WhenAll(guesses);
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode));
        var words = await Task.WhenAll(answers.Select(async answer => (await answer.PageAsync()).QuerySelector(".summary")!.TextContent));
        Assert.Single(words.Distinct());
        Assert.Equal(2 * PasswordVerifier.MaxConcurrent, gate.Most);
    }

    // Status, headers, names of cookies and page, without what is drawn anew for every form.
    private async Task<string> TryAsync(string email, string password)
    {
        var answer = await new Editor(_site, email).SignInAsync(password);
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Date").Select(header => $"{header.Key}: {string.Join(',', header.Value.Select(value => header.Key == "Set-Cookie" ? value.Split('=')[0] : value))}").Order(StringComparer.Ordinal);
        var page = Token().Replace(await answer.Content.ReadAsStringAsync(), "");
        return $"{answer.StatusCode}\n{string.Join('\n', headers)}\n{(email == "" ? page : page.Replace(email, "", StringComparison.Ordinal))}";
    }

    private static async Task<HttpStatusCode> GuessAsync(HttpClient client, string email, string password, string handler = "")
    {
        var page = await client.GetPageAsync("/admin/sign-in");
        var token = page.QuerySelector("main form [name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var answer = await client.SendFormAsync([("__RequestVerificationToken", token), ("Email", email), ("Password", password)], "/admin/sign-in" + handler);
        return answer.StatusCode;
    }

    private HttpClient From(IPAddress address)
    {
        var client = _site.CreateClient(new() { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add(AddressHeader, address.ToString());
        return client;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"[^\"]+\"")]
    private static partial Regex Token();

    internal sealed class Counts
    {
        private int _verified, _hashed;

        public int Verified => _verified;

        public int Hashed => _hashed;

        public void Reset() => (_verified, _hashed) = (0, 0);

        public void AddVerified() => Interlocked.Increment(ref _verified);

        public void AddHashed() => Interlocked.Increment(ref _hashed);
    }

    // A server in memory has no network.
    private sealed class Addresses : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app => next(app.Use((context, go) =>
        {
            context.Connection.RemoteIpAddress = IPAddress.TryParse(context.Request.Headers[AddressHeader], out var address) ? address : null;
            return go(context);
        }));
    }

    private sealed class CountingHasher(Counts counts, IOptions<PasswordHasherOptions> options) : PasswordHasher<Person>(options)
    {
        public override string HashPassword(Person user, string password)
        {
            counts.AddHashed();
            return base.HashPassword(user, password);
        }

        public override PasswordVerificationResult VerifyHashedPassword(Person user, string hashedPassword, string providedPassword)
        {
            counts.AddVerified();
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }

    internal sealed class Gate : IDisposable
    {
        private readonly Lock _lock = new();
        private int _inside;

        public SemaphoreSlim Entered { get; } = new(0);

        public SemaphoreSlim Open { get; } = new(0);

        public int Most { get; private set; }

        public void Pass()
        {
            lock (_lock)
            {
                Most = Math.Max(Most, ++_inside);
            }

            Entered.Release();
            Open.Wait();
            lock (_lock)
            {
                _inside--;
            }
        }

        public void Dispose()
        {
            Entered.Dispose();
            Open.Dispose();
        }
    }

    private sealed class GatedHasher(Gate gate, IOptions<PasswordHasherOptions> options) : PasswordHasher<Person>(options)
    {
        public override PasswordVerificationResult VerifyHashedPassword(Person user, string hashedPassword, string providedPassword)
        {
            gate.Pass();
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
