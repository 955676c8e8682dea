using System.Net;
using CrampCheck.Web.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CrampCheck.Web.Tests.People;

public sealed class SignInTriesTests
{
    [Fact]
    public void Try_ManyAccountsFromOneNetwork_IsSlowedForTheNetworkAlone()
    {
        using var tries = new SignInTries();
        var network = IPAddress.Parse("2001:db8::1");
        Assert.All(Enumerable.Range(0, SignInTries.FromAnAddress), i => Assert.True(tries.MayTry($"account {i}", null, network)));
        Assert.False(tries.MayTry("one more", null, IPAddress.Parse("2001:db8::2")));
        Assert.True(tries.MayTry("one more", null, IPAddress.Parse("2001:db8:1::1")));
        Assert.True(tries.MayTry("the owner", "a known device", network));
    }

    [Fact]
    public void Try_OneAccountFromManyAddresses_IsSlowedForTheAccount()
    {
        using var tries = new SignInTries();
        Assert.All(Enumerable.Range(0, SignInTries.ForAnAccount), i => Assert.True(tries.MayTry("Anna@example.org", null, IPAddress.Parse($"10.0.0.{i}"))));
        Assert.False(tries.MayTry(" anna@EXAMPLE.org ", null, IPAddress.Parse("10.0.0.99")));
        Assert.True(tries.MayTry("ben@example.org", null, IPAddress.Parse("10.0.0.99")));
    }

    [Fact]
    public void Hash_APassword_TakesAsManyRoundsAsAdvised()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSignIn(new Development());
        Assert.Equal(210_000, services.BuildServiceProvider().GetRequiredService<IOptions<PasswordHasherOptions>>().Value.IterationCount);
    }

    private sealed class Development : Microsoft.Extensions.Hosting.IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Development";

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public Microsoft.Extensions.FileProviders.IFileProvider ContentRootFileProvider { get; set; } = new Microsoft.Extensions.FileProviders.NullFileProvider();
    }
}
