using Microsoft.AspNetCore.Hosting;

namespace CrampCheck.Web.Tests;

/// <summary>The site as it runs for visitors.</summary>
public sealed class ProductionSite() : Site(host => host.UseEnvironment("Production"));
