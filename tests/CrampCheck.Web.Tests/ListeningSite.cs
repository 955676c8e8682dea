using System.Net;
using Microsoft.AspNetCore.Hosting;

namespace CrampCheck.Web.Tests;

/// <summary>The site on a port of its own, for what a server in memory leaves out.</summary>
public sealed class ListeningSite : Site
{
    public ListeningSite()
    {
        UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        StartServer();
    }
}
