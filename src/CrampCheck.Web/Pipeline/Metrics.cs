using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace CrampCheck.Web.Pipeline;

/// <summary>
/// The framework's own metrics, for whoever names a collector: how many requests by route and status and how long they took,
/// connections, refusals, memory. None carries an address, a query or an answer.
/// </summary>
public static class Metrics
{
    /// <summary>The settings that name the collector, and how it is spoken to. OpenTelemetry reads them and their like itself.</summary>
    public const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT", Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";

    private static readonly string[] _meters =
        ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "System.Runtime"];

    /// <summary>Sends them, if there is a collector.</summary>
    public static void AddMetrics(this WebApplicationBuilder builder)
    {
        if (builder.Configuration[Collector] is not null)
        {
            builder.Services.AddOpenTelemetry()

                // The environment comes last: OTEL_SERVICE_NAME wins.
                .ConfigureResource(site => site.AddService("CrampCheck").AddEnvironmentVariableDetector())
                .WithMetrics(metrics => metrics.AddMeter(_meters).AddOtlpExporter());
        }
    }
}
