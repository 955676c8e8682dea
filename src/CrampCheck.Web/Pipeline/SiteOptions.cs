using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Net.Sockets;

namespace CrampCheck.Web.Pipeline;

/// <summary>Settings without a section.</summary>
public sealed class SiteOptions : IValidatableObject
{
    private const string AnyHost = "*";

    /// <summary>Where to listen, separated by semicolons. The server reads it itself.</summary>
    public string? Urls { get; set; }

    /// <summary>The host names to answer to, separated by semicolons; "*" is any.</summary>
    public string AllowedHosts { get; set; } = AnyHost;

    /// <summary>The addresses and networks of proxies whose X-Forwarded headers are trusted, separated by commas.</summary>
    public string Proxies { get; set; } = "";

    /// <summary>The collector that metrics are sent to, under OpenTelemetry's own name; without it they are not sent.</summary>
    [ConfigurationKeyName(Metrics.Collector)]
    public string? Collector { get; set; }

    /// <summary>The collector's protocol.</summary>
    [ConfigurationKeyName(Metrics.Protocol)]
    public string? Protocol { get; set; }

    /// <summary>The host names; empty if any is accepted.</summary>
    public IReadOnlyList<string> Hosts => AllowedHosts.Split(';') is var hosts && hosts.Contains(AnyHost) ? [] : hosts;

    /// <summary>The networks of the proxies; an address is a network of one.</summary>
    public IReadOnlyList<IPNetwork> Networks => [.. ListOf(Proxies).Select(NetworkOf).OfType<IPNetwork>()];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var host in Hosts)
        {
            if (Uri.CheckHostName(host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host) == UriHostNameType.Unknown)
            {
                yield return new($"“{host}” is not a valid host name. Examples: cramps.example;*.cramps.example.", [nameof(AllowedHosts)]);
            }
        }

        foreach (var proxy in ListOf(Proxies))
        {
            if (NetworkOf(proxy) is null)
            {
                yield return new($"“{proxy}” is neither an address nor a network. Examples: 10.0.0.0/8, 127.0.0.1.", [nameof(Proxies)]);
            }
        }

        if (Collector is not null && !(Uri.TryCreate(Collector, UriKind.Absolute, out var collector) && collector.Scheme is "http" or "https"))
        {
            yield return new($"“{Collector}” is not a collector’s address. An example: http://localhost:4317.", [Metrics.Collector]);
        }

        if (Protocol is not (null or "grpc" or "http/protobuf"))
        {
            yield return new($"“{Protocol}” is neither grpc nor http/protobuf.", [Metrics.Protocol]);
        }

        foreach (var url in Urls?.Split(';') ?? [])
        {
            if (!IsUrl(url))
            {
                yield return new($"“{url}” is not an address to listen on. An example: http://localhost:5080.", [nameof(Urls)]);
            }
        }
    }

    private static bool IsUrl(string url)
    {
        try
        {
            var parts = BindingAddress.Parse(url);
            return parts is { Scheme: "http" or "https", PathBase: "", Port: >= IPEndPoint.MinPort and <= IPEndPoint.MaxPort };
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static string[] ListOf(string proxies) => proxies == "" ? [] : proxies.Split(',', StringSplitOptions.TrimEntries);

    // The framework reads "10" as an address, and "/0" would be everyone.
    private static IPNetwork? NetworkOf(string text) =>
        IPNetwork.TryParse(text, out var network) && network.PrefixLength > 0 ? network
        : IPAddress.TryParse(text, out var address) && (address.AddressFamily == AddressFamily.InterNetworkV6 || address.ToString() == text)
            ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : null;
}
