using System.Net;
using CrampCheck.Web.People;
using Microsoft.Extensions.Time.Testing;

namespace CrampCheck.Web.Tests.People;

public sealed class SignInTriesTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Try_ManyAccountsFromOneNetwork_IsSlowedForTheNetworkAlone()
    {
        var tries = new SignInTries(_time);
        var network = IPAddress.Parse("2001:db8::1");
        Assert.All(Enumerable.Range(0, SignInTries.FromAnAddress), i => Assert.True(tries.MayTry($"account {i}", null, network, out _)));
        Assert.False(tries.MayTry("one more", null, IPAddress.Parse("2001:db8::2"), out _));
        Assert.True(tries.MayTry("one more", null, IPAddress.Parse("2001:db8:1::1"), out _));
        Assert.True(tries.MayTry("the owner", "a known device", network, out _));
    }

    [Fact]
    public void Try_OneAccountFromManyAddresses_IsSlowedForTheAccount()
    {
        var tries = new SignInTries(_time);
        Assert.All(Enumerable.Range(0, SignInTries.ForAnAccount), i => Assert.True(tries.MayTry("Anna@example.org", null, IPAddress.Parse($"10.0.0.{i}"), out _)));
        Assert.False(tries.MayTry(" anna@EXAMPLE.org ", null, IPAddress.Parse("10.0.0.99"), out _));
        Assert.True(tries.MayTry("ben@example.org", null, IPAddress.Parse("10.0.0.99"), out _));
    }

    [Fact]
    public void Try_FromAKnownDevice_IsSlowedForTheDeviceAlone()
    {
        var tries = new SignInTries(_time);
        Assert.All(Enumerable.Range(0, SignInTries.ForAnAccount), _ => Assert.True(tries.MayTry("anna@example.org", "anna:1", null, out var isFirst) && !isFirst));
        Assert.False(tries.MayTry("anna@example.org", "anna:1", null, out var isFirstRefusal));
        Assert.True(isFirstRefusal);
        Assert.True(tries.MayTry("anna@example.org", "anna:2", null, out _));
        Assert.True(tries.MayTry("anna@example.org", null, null, out _));
    }

    [Fact]
    public void Try_WithNamesLongerThanAnyAddress_CountsThemByWhatAnAddressCanHold()
    {
        var tries = new SignInTries(_time);
        var address = new string('a', 254);
        Assert.All(Enumerable.Range(0, SignInTries.ForAnAccount), i => Assert.True(tries.MayTry(address + i, null, null, out _)));
        Assert.False(tries.MayTry(address + " and more", null, null, out _));
        Assert.True(tries.MayTry(address[1..], null, null, out _));
    }

    [Fact]
    public void Try_FromAnAddressWithoutAnAccount_CountsWithItsOtherTries()
    {
        var tries = new SignInTries(_time);
        Assert.All(Enumerable.Range(0, SignInTries.FromAnAddress), i => Assert.True(i % 2 == 0 ? tries.MayTryFrom(IPAddress.Loopback) : tries.MayTry($"account {i}", null, IPAddress.Loopback, out _)));
        Assert.False(tries.MayTryFrom(IPAddress.Loopback));
        Assert.True(tries.MayTryFrom(IPAddress.IPv6Loopback));
        Assert.True(tries.MayTryFrom(null));
    }

    [Fact]
    public void Try_OnAndOn_IsRefusedFirstOnceAMinute()
    {
        var tries = new SignInTries(_time);
        for (var minute = 0; minute < 2; minute++)
        {
            var answers = Enumerable.Range(0, 100).Select(_ => (IsAllowed: tries.MayTry("anna@example.org", null, null, out var isFirst), isFirst)).ToList();
            Assert.Equal(SignInTries.ForAnAccount, answers.Count(answer => answer.IsAllowed));
            Assert.Equal([SignInTries.ForAnAccount], answers.Index().Where(answer => answer.Item.isFirst).Select(answer => answer.Index));
            _time.Advance(TimeSpan.FromMinutes(1));
        }
    }

    [Fact]
    public void Try_FromAnAddressThatUsedUpItsTries_UsesUpNoAccount()
    {
        var tries = new SignInTries(_time);
        var attacker = IPAddress.Parse("10.0.0.1");
        Assert.All(Enumerable.Range(0, 1000), i => tries.MayTry(i < SignInTries.FromAnAddress ? $"account {i}" : "anna@example.org", null, attacker, out _));
        Assert.True(tries.MayTry("anna@example.org", null, IPAddress.Parse("10.0.0.2"), out _));
    }

    [Fact]
    public void Try_ByEverybody_IsKeptForAMinuteAndNeverMoreThanSoMany()
    {
        var tries = new SignInTries(_time);
        for (var i = 0; i < SignInTries.MostCounted + 1000; i++)
        {
            tries.MayTry($"account {i}", null, new(i + 1), out _);
        }

        Assert.Equal(2 * SignInTries.MostCounted, tries.Counted);
        Assert.False(tries.MayTry("one more", null, null, out var isFirst));
        Assert.False(isFirst);
        Assert.True(tries.MayTry("the owner", "a known device", null, out _));
        Assert.Equal((2 * SignInTries.MostCounted) + 1, tries.Counted);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(tries.MayTry("one more", null, IPAddress.Loopback, out _));
        Assert.InRange(tries.Counted, 1, 3);
    }
}
