using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;

namespace CrampCheck.Web.Tests.Pipeline;

/// <summary>Metrics go to the collector that the settings name, and to nobody else.</summary>
public sealed class MetricsTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Visit_WithACollector_IsCountedThereByRouteAndStatus()
    {
        await using var collector = await Collector.StartAsync();
        await using var counted = new Site(site.Data, collector.Serve);

        await counted.Client().GetAsync(new Uri("/how-it-works", UriKind.Relative));
        Collector.Send(counted);

        Assert.All(
            ["service.name", "CrampCheck", "http.server.request.duration", "how-it-works", "http.response.status_code", "dotnet.gc.collections"],
            name => Assert.Contains(name, collector.Received, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Visit_WithoutACollector_IsCountedNowhere() => Assert.Null(site.Services.GetService<MeterProvider>());
}
