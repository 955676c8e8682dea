using System.Net;

namespace CrampCheck.Web.Tests.Pipeline;

/// <summary>Sites that listen, one for the same settings.</summary>
public sealed class ListeningSites : IDisposable
{
    private readonly Dictionary<string, Site> _sites = [];

    internal Site With(params (string Name, string Value)[] settings)
    {
        if (_sites.TryGetValue(string.Join('|', settings), out var known))
        {
            return known;
        }

        var site = _sites[string.Join('|', settings)] = new(host =>
        {
            foreach (var (name, value) in settings)
            {
                host.UseSetting(name, value);
            }
        });
        site.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        site.StartServer();
        return site;
    }

    public void Dispose()
    {
        foreach (var site in _sites.Values)
        {
            site.Dispose();
        }
    }
}
