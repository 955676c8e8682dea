using System.Net;
using Microsoft.AspNetCore.Hosting;

namespace CrampCheck.Web.Tests.Pipeline;

/// <summary>Which host names the site answers to.</summary>
public sealed class HostTests(NamedSite named) : IClassFixture<NamedSite>
{
    [Theory]
    [InlineData("cramps.example", "/", HttpStatusCode.OK)]
    [InlineData("CRAMPS.example:8080", "/article", HttpStatusCode.OK)]
    [InlineData("www.cramps.example", "/", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", "/health/ready", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", "/", HttpStatusCode.OK)]
    [InlineData("foreign.example", "/", HttpStatusCode.BadRequest)]
    [InlineData("cramps.example.foreign.example", "/icon.svg", HttpStatusCode.BadRequest)]
    [InlineData("foreign.example", "/admin/sign-in", HttpStatusCode.BadRequest)]
    [InlineData("foreign.example", "/nope", HttpStatusCode.BadRequest)]
    public async Task Send_WithAHost_IsAnsweredIfItIsOurs(string host, string path, HttpStatusCode expected)
    {
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
        {
            using var request = new HttpRequestMessage(method, path) { Headers = { Host = host } };
            using var answer = await named.Client().SendAsync(request);
            if (expected == HttpStatusCode.BadRequest)
            {
                Assert.Equal(expected, answer.StatusCode);
                Assert.DoesNotContain("foreign.example", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
            else if (method == HttpMethod.Get)
            {
                Assert.Equal(expected, answer.StatusCode);
            }
        }
    }

    [Theory]
    [InlineData("Production", "*", true)]
    [InlineData("Production", "localhost", false)]
    [InlineData("Development", "*", false)]
    public async Task Start_ForAnyHost_WarnsOutsideDevelopment(string environment, string hosts, bool warns)
    {
        await using var site = await new Site(builder => builder.UseEnvironment(environment).UseSetting("AllowedHosts", hosts)).StartAsync();
        Assert.Equal(warns, site.Log.Any(line => line.MessageTemplate.Text.Contains("AllowedHosts", StringComparison.Ordinal)));
    }
}
