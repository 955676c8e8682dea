using CrampCheck.Web.People;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Time.Testing;

namespace CrampCheck.Web.Tests.People;

public sealed class KnownDeviceTests
{
    private readonly EphemeralDataProtectionProvider _protection = new();

    [Fact]
    public void Remember_ADevice_KnowsItForItsPersonOnly()
    {
        var devices = Devices(Environments.Production);
        var request = With(CookieOf(devices, "anna"));

        Assert.StartsWith("anna:", devices.Of(request, "anna"), StringComparison.Ordinal);
        Assert.Null(devices.Of(request, "ann"));
        Assert.Null(devices.Of(request, "ben"));
        Assert.Null(devices.Of(request, null));
    }

    [Fact]
    public void Remember_TwoDevices_TellsThemApart()
    {
        var devices = Devices(Environments.Production);
        var ids = Enumerable.Range(0, 2).Select(_ => devices.Of(With(CookieOf(devices, "anna")), "anna"));

        Assert.Equal(2, ids.Distinct().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("anna:6a1d")]
    public void Of_ACookieThatIsNotOurs_IsNoDevice(string cookie) =>
        Assert.Null(Devices(Environments.Production).Of(With("__Host-CrampCheck.Device=" + cookie), "anna"));

    [Fact]
    public void Of_ACookieThatSomethingElseProtected_IsNoDevice() =>
        Of_ACookieThatIsNotOurs_IsNoDevice(_protection.CreateProtector("").Protect("anna:6a1d"));

    [Theory]
    [InlineData("Production", "http", "__Host-CrampCheck.Device", true)]
    [InlineData("Production", "https", "__Host-CrampCheck.Device", true)]
    [InlineData("Development", "http", "CrampCheck.Device", false)]
    [InlineData("Development", "https", "CrampCheck.Device", true)]
    public void Remember_ADevice_BindsTheCookieToTheHostAndToHttps(string environment, string scheme, string name, bool isSecure)
    {
        var cookie = CookieOf(Devices(environment), "anna", scheme);

        Assert.StartsWith(name + "=", cookie, StringComparison.Ordinal);
        Assert.Equal(isSecure, cookie.Contains("; secure", StringComparison.Ordinal));
        Assert.Contains("; httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("; samesite=strict", cookie, StringComparison.Ordinal);
        Assert.Contains("; path=/", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public void Remember_ADevice_KeepsTheCookieForHalfAYear() =>
        Assert.Contains($"; expires={new FakeTimeProvider().GetUtcNow().AddDays(180):R};", CookieOf(Devices(Environments.Production), "anna"), StringComparison.Ordinal);

    private static string CookieOf(KnownDevice devices, string person, string scheme = "https")
    {
        var context = new DefaultHttpContext();
        context.Request.Scheme = scheme;
        devices.Remember(context, person);
        return context.Response.Headers.SetCookie.ToString();
    }

    private static HttpRequest With(string cookie)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.Cookie = cookie.Split(';')[0];
        return request;
    }

    private KnownDevice Devices(string environment) => new(_protection, new HostingEnvironment { EnvironmentName = environment }, new FakeTimeProvider());
}
