using CrampCheck.Web.Pipeline;

namespace CrampCheck.Web.Tests.Pipeline;

public sealed class SecurityTextTests(Site site) : IClassFixture<Site>
{
    private static readonly Uri Address = new("https://cramp.example.org/.well-known/security.txt");

    [Fact]
    public async Task Read_WithoutASettingForTheContact_NamesTheHostsMailboxAndADateAhead()
    {
        var lines = (await site.Client().GetStringAsync(Address)).Split('\n');
        Assert.Equal(["Contact: mailto:security@cramp.example.org", "Expires: 2027-10-31T00:00:00Z", "Preferred-Languages: en", ""], lines);
    }

    [Fact]
    public async Task Read_WithASettingForTheContact_NamesIt()
    {
        await using var other = new Site(site.Data, host => host.UseSetting("Security:Contact", "https://example.org/report"));
        Assert.StartsWith("Contact: https://example.org/report\n", await other.Client().GetStringAsync(Address), StringComparison.Ordinal);
    }

    [Fact]
    public void Expires_LongEnoughForANextRelease_AndLessThanAYearAhead() =>
        Assert.InRange(SecurityText.Expires - DateTimeOffset.UtcNow, TimeSpan.FromDays(30), TimeSpan.FromDays(365));
}
