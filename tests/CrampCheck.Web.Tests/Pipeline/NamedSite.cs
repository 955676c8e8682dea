using Microsoft.AspNetCore.Hosting;

namespace CrampCheck.Web.Tests.Pipeline;

/// <summary>A site that has names.</summary>
public sealed class NamedSite() : Site(host => host.UseSetting("AllowedHosts", "cramps.example;*.cramps.example"));
