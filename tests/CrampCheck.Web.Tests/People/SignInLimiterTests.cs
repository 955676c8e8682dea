using System.Net;
using CrampCheck.Web.People;
using Microsoft.Extensions.Time.Testing;

namespace CrampCheck.Web.Tests.People;

public sealed class SignInLimiterTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Try_ManyAccountsFromOneNetwork_IsSlowedForTheNetworkOnly()
    {
        var tries = new SignInLimiter(_time);
        var network = IPAddress.Parse("2001:db8::1");
        Assert.All(Enumerable.Range(0, SignInLimiter.PerAddress), i => Assert.True(tries.MayTry($"account {i}", null, network)));
        Assert.False(tries.MayTry("one more", null, IPAddress.Parse("2001:db8::2")));
        Assert.True(tries.MayTry("one more", null, IPAddress.Parse("2001:db8:1::1")));
        Assert.True(tries.MayTry("the owner", "a known device", network));
    }

    [Fact]
    public void Try_OneAccountFromManyAddresses_IsSlowedForTheAccount()
    {
        var tries = new SignInLimiter(_time);
        Assert.All(Enumerable.Range(0, SignInLimiter.PerAccount), i => Assert.True(tries.MayTry("Anna@example.org", null, IPAddress.Parse($"10.0.0.{i}"))));
        Assert.False(tries.MayTry(" anna@EXAMPLE.org ", null, IPAddress.Parse("10.0.0.99")));
        Assert.True(tries.MayTry("ben@example.org", null, IPAddress.Parse("10.0.0.99")));
    }

    [Fact]
    public void Try_FromAKnownDevice_IsSlowedForTheDeviceOnly()
    {
        var tries = new SignInLimiter(_time);
        Assert.All(Enumerable.Range(0, SignInLimiter.PerAccount), _ => Assert.True(tries.MayTry("anna@example.org", "anna:1", null)));
        Assert.False(tries.MayTry("anna@example.org", "anna:1", null));
        Assert.True(tries.MayTry("anna@example.org", "anna:2", null));
        Assert.True(tries.MayTry("anna@example.org", null, null));
    }

    [Fact]
    public void Try_WithNamesLongerThanAnyAddress_CountsThemByTheirBeginning()
    {
        var tries = new SignInLimiter(_time);
        var address = new string('a', 254);
        Assert.All(Enumerable.Range(0, SignInLimiter.PerAccount), i => Assert.True(tries.MayTry(address + i, null, null)));
        Assert.False(tries.MayTry(address + " and more", null, null));
        Assert.True(tries.MayTry(address[1..], null, null));
    }

    [Fact]
    public void Try_FromAnAddressThatUsedUpItsTries_UsesUpNoAccount()
    {
        var tries = new SignInLimiter(_time);
        var attacker = IPAddress.Parse("10.0.0.1");
        Assert.All(Enumerable.Range(0, 1000), i => tries.MayTry(i < SignInLimiter.PerAddress ? $"account {i}" : "anna@example.org", null, attacker));
        Assert.True(tries.MayTry("anna@example.org", null, IPAddress.Parse("10.0.0.2")));
    }

    [Fact]
    public void Try_ByEverybody_IsCountedForAMinuteUpToAMaximum()
    {
        var tries = new SignInLimiter(_time);
        for (var i = 0; i < SignInLimiter.MaxCounted + 1000; i++)
        {
            tries.MayTry($"account {i}", null, new(i + 1));
        }

        Assert.Equal(2 * SignInLimiter.MaxCounted, tries.Counted);
        Assert.False(tries.MayTry("one more", null, null));
        Assert.True(tries.MayTry("the owner", "a known device", null));
        Assert.Equal((2 * SignInLimiter.MaxCounted) + 1, tries.Counted);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(tries.MayTry("one more", null, IPAddress.Loopback));
        Assert.InRange(tries.Counted, 1, 3);
    }
}
