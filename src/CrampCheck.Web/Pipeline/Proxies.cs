using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace CrampCheck.Web.Pipeline;

/// <summary>Takes the visitor's address, scheme and host from X-Forwarded headers, if a trusted proxy wrote them.</summary>
public static class Proxies
{
    public static IServiceCollection AddProxies(this IServiceCollection services)
    {
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<SiteOptions>>((forwarded, site) =>
        {
            if (site.Value.Networks is [])
            {
                return;
            }

            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            if (site.Value.Hosts is not [])
            {
                forwarded.ForwardedHeaders |= ForwardedHeaders.XForwardedHost;
                forwarded.AllowedHosts = [.. site.Value.Hosts];
            }

            // From the last address back to the first that is not a trusted proxy: a CDN may sit in front of another. Anything before
            // that one may have been written by the visitor.
            forwarded.ForwardLimit = null;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in site.Value.Networks)
            {
                forwarded.KnownIPNetworks.Add(network);
            }
        });
        return services;
    }

    /// <summary>Whether the framework's own switch is on, which trusts everyone unless the setting says whom.</summary>
    public static bool TrustsAllProxies(IConfiguration settings) => settings.GetValue<string>("ForwardedHeaders_Enabled") is { } on && on.Equals("true", StringComparison.OrdinalIgnoreCase);

    public static void UseProxies(this WebApplication app)
    {
        // The switch has already added it to the pipeline.
        if (!TrustsAllProxies(app.Configuration))
        {
            app.UseForwardedHeaders();
        }
    }
}
