using System.Net;
using CrampCheck.Web.People;
using Microsoft.Extensions.DependencyInjection;

namespace CrampCheck.Web.Tests.Pipeline;

/// <summary>What a proxy says about a visitor is believed from the proxies in the settings alone.</summary>
public sealed class ProxyTests(ListeningSites sites) : IClassFixture<ListeningSites>
{
    private const string Proxy = "127.0.0.2", Stranger = "127.0.0.3";

    [Theory]
    [InlineData(Proxy, "10.1.1.1", "10.1.1.2", HttpStatusCode.OK)]
    [InlineData(Proxy, "10.1.2.1", "10.1.2.1", HttpStatusCode.TooManyRequests)]

    // What stands before the last address that is no proxy, the visitor wrote.
    [InlineData(Proxy, "10.9.9.1, 10.1.3.1", "10.9.9.2, 10.1.3.1", HttpStatusCode.TooManyRequests)]
    [InlineData(Proxy, "10.1.4.1, 192.0.2.1", "10.1.4.2, 192.0.2.1", HttpStatusCode.OK)]
    [InlineData(Proxy, "10.9.9.1, 10.1.5.1, 192.0.2.1", "10.9.9.2, 10.1.5.1, 192.0.2.1", HttpStatusCode.TooManyRequests)]
    [InlineData(Proxy, "nonsense", "other nonsense", HttpStatusCode.TooManyRequests)]
    [InlineData(Stranger, "10.1.6.1", "10.1.6.2", HttpStatusCode.TooManyRequests)]
    public async Task Send_TwoForms_CountsThemByTheVisitorsAddress(string peer, string first, string second, HttpStatusCode expected)
    {
        var site = sites.With(("Proxies", "192.0.2.0/24, " + Proxy), ("RateLimits:FormsPerMinute", "1"));
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(first)).StatusCode);
        Assert.Equal(expected, (await SendAsync(second)).StatusCode);

        async Task<HttpResponseMessage> SendAsync(string visitor)
        {
            using var client = ClientFrom(site, peer, ("X-Forwarded-For", visitor));
            return await client.SendFormAsync(Forms.Complete);
        }
    }

    [Theory]
    [InlineData(Proxy, "10.1.1.1", "10.1.1.1")]
    [InlineData(Stranger, "10.1.2.1", Stranger)]
    public async Task SignIn_Wrongly_IsCountedByTheVisitorsAddress(string peer, string visitor, string counted)
    {
        var site = sites.With(("Proxies", Proxy));
        using var client = ClientFrom(site, peer, ("X-Forwarded-For", visitor));
        var opened = await client.GetAsync(new Uri("/admin/sign-in", UriKind.Relative));
        client.DefaultRequestHeaders.Add("Cookie", opened.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        var token = (await opened.PageAsync()).QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        for (var i = 0; i < SignInLimiter.PerAddress; i++)
        {
            var answer = await client.SendFormAsync([("Email", $"{i}@example.org"), ("Password", "wrong"), ("__RequestVerificationToken", token)], "/admin/sign-in");
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        var tries = site.Services.GetRequiredService<SignInLimiter>();
        foreach (var address in new[] { visitor, peer }.Distinct())
        {
            Assert.Equal((address, address != counted), (address, tries.MayTry($"{address}@example.org", null, IPAddress.Parse(address))));
        }
    }

    [Theory]
    [InlineData(Proxy, "https", HttpStatusCode.OK)]
    [InlineData(Proxy, "http", HttpStatusCode.UpgradeRequired)]
    [InlineData(Stranger, "https", HttpStatusCode.UpgradeRequired)]
    public async Task OpenSignIn_BehindAProxy_TrustsSchemeOfKnownProxiesOnly(string peer, string scheme, HttpStatusCode expected)
    {
        var site = sites.With(("environment", "Production"), ("Proxies", Proxy));
        using var client = ClientFrom(site, peer, ("X-Forwarded-Proto", scheme));
        Assert.Equal(expected, (await client.GetAsync(new Uri("/admin/sign-in", UriKind.Relative))).StatusCode);
    }

    [Theory]
    [InlineData(Proxy, "127.0.0.1;cramps.example", "cramps.example", "cramps.example")]
    [InlineData(Proxy, "127.0.0.1;cramps.example", "foreign.example", "127.0.0.1")]
    [InlineData(Proxy, "*", "cramps.example", "127.0.0.1")]
    [InlineData(Stranger, "127.0.0.1;cramps.example", "cramps.example", "127.0.0.1")]
    public async Task OpenTheReminder_BehindAProxy_NamesAllowedHostOfKnownProxiesOnly(string peer, string allowed, string forwarded, string expected)
    {
        var site = sites.With(("AllowedHosts", allowed), ("Proxies", Proxy));
        using var client = ClientFrom(site, peer, ("X-Forwarded-Host", forwarded));
        Assert.Contains($"http://{expected}", (await client.GetStringAsync(new Uri("/reminder.ics", UriKind.Relative))).Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(Proxy, false)]
    public async Task Start_WithTheFrameworksSwitch_WarnsUnlessProxiesAreNamed(string proxies, bool believesAll)
    {
        var site = sites.With(("ForwardedHeaders_Enabled", "true"), ("Proxies", proxies), ("RateLimits:FormsPerMinute", "1"));
        Assert.Equal(believesAll, site.Log.Any(line => line.MessageTemplate.Text.Contains("ASPNETCORE_FORWARDEDHEADERS_ENABLED", StringComparison.Ordinal)));
        foreach (var (visitor, expected) in new[] { ("10.1.1.1", HttpStatusCode.OK), ("10.1.1.2", believesAll ? HttpStatusCode.OK : HttpStatusCode.TooManyRequests) })
        {
            using var client = ClientFrom(site, Stranger, ("X-Forwarded-For", visitor));
            Assert.Equal(expected, (await client.SendFormAsync(Forms.Complete)).StatusCode);
        }
    }

    private static HttpClient ClientFrom(Site site, string peer, (string Name, string Value) header)
    {
        var client = site.ClientFrom(peer);
        client.DefaultRequestHeaders.Add(header.Name, header.Value);
        return client;
    }
}
