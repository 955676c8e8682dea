using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace CrampCheck.Web.Pipeline;

/// <summary>Takes the visitor's address, scheme and host from X-Forwarded headers, where a proxy that we know wrote them.</summary>
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

            // From the last address back to the first that is no proxy of ours: a CDN may stand before another. What stands before
            // that one, visitors may have written themselves.
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

    /// <summary>Whether the framework's own switch is on, which believes everybody unless the setting says whom.</summary>
    public static bool AreAllBelieved(IConfiguration settings) => settings.GetValue<string>("ForwardedHeaders_Enabled") is { } on && on.Equals("true", StringComparison.OrdinalIgnoreCase);

    public static void UseProxies(this WebApplication app)
    {
        // The switch has put it into the pipeline already.
        if (!AreAllBelieved(app.Configuration))
        {
            app.UseForwardedHeaders();
        }
    }
}
