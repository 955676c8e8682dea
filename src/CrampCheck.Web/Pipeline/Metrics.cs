using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace CrampCheck.Web.Pipeline;

/// <summary>
/// The framework's own metrics, sent if a collector is configured: requests by route and status, their duration,
/// connections, refusals, memory. None carries an address, a query or an answer.
/// </summary>
public static class Metrics
{
    /// <summary>The settings for the collector's address and protocol. OpenTelemetry reads these and related ones itself.</summary>
    public const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT", Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";

    private static readonly string[] _meters =
        ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "System.Runtime"];

    /// <summary>Sends metrics, if there is a collector.</summary>
    public static void AddMetrics(this WebApplicationBuilder builder)
    {
        if (builder.Configuration[Collector] is not null)
        {
            builder.Services.AddOpenTelemetry()

                // The environment comes last, so that OTEL_SERVICE_NAME wins.
                .ConfigureResource(site => site.AddService("CrampCheck").AddEnvironmentVariableDetector())
                .WithMetrics(metrics => metrics.AddMeter(_meters).AddOtlpExporter());
        }
    }
}
