using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;

namespace CrampCheck.Web.Tests.Pipeline;

/// <summary>Takes metrics, as a collector of OpenTelemetry does, and keeps them as text.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly StringBuilder _received = new();
    private readonly WebApplication _server;

    private Collector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.MapPost("/v1/metrics", async (HttpRequest request) =>
        {
            // Latin-1, so that every byte stays; names and values are plain in it.
            using var body = new StreamReader(request.Body, Encoding.Latin1);
            var text = await body.ReadToEndAsync();
            lock (_received)
            {
                _received.Append(text);
            }
        });
    }

    /// <summary>Everything that came.</summary>
    public string Received
    {
        get
        {
            lock (_received)
            {
                return _received.ToString();
            }
        }
    }

    public static async Task<Collector> StartAsync()
    {
        var collector = new Collector();
        await collector._server.StartAsync();
        return collector;
    }

    /// <summary>Makes it the collector of a site.</summary>
    public void Serve(IWebHostBuilder host) =>
        host.UseSetting(Web.Pipeline.Metrics.Collector, _server.Urls.Single()).UseSetting(Web.Pipeline.Metrics.Protocol, "http/protobuf");

    /// <summary>Has a site send now what it would send within a minute.</summary>
    public static void Send(Site site) => Assert.True(site.Services.GetRequiredService<MeterProvider>().ForceFlush());

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
