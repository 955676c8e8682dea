using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CrampCheck.Browser.Tests;

/// <summary>A clinic with the snippet of /developers on its page, and a site that names its origin: http://localhost with its port, but not http://127.0.0.1.</summary>
public sealed class Clinic : IAsyncLifetime
{
    private WebApplication? _clinic;

    public Site Site { get; private set; } = new();

    /// <summary>The clinic, by the name that may frame the site.</summary>
    public Uri Address { get; private set; } = new("http://localhost");

    public async Task InitializeAsync()
    {
        if (Chromium.Path is null)
        {
            return;
        }

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _clinic = builder.Build();
        var snippet = "";
        _clinic.MapGet("/{**path}", (string? path) => Results.Content(
            $"<!DOCTYPE html><html lang=en><title>A clinic</title><style>* {{ box-sizing: border-box }}</style><h1>A clinic</h1>{snippet.Replace("/\" title", $"/{path}\" title", StringComparison.Ordinal)}<p>After it.</p>", "text/html"));
        await _clinic.StartAsync();
        Address = new UriBuilder(_clinic.Urls.Single()) { Host = "localhost" }.Uri;
        Site = new(Address.GetLeftPart(UriPartial.Authority));
        await Site.InitializeAsync();
        using var client = new HttpClient { BaseAddress = Site.Address };
        var page = await client.GetStringAsync(new Uri("/developers", UriKind.Relative));
        snippet = WebUtility.HtmlDecode(page.Split("data-example=\"frame\">")[1].Split("</code>")[0]).Replace("https://cramps.example", Site.Address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);
    }

    public async Task DisposeAsync()
    {
        await Site.DisposeAsync();
        if (_clinic is not null)
        {
            await _clinic.DisposeAsync();
        }
    }
}
