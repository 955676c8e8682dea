using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Hosting;

namespace CrampCheck.Web.Tests.Pages.Admin;

/// <summary>Outside development, editors' pages work by https alone.</summary>
public sealed class HttpsTests
{
    [Fact]
    public async Task SignIn_OutsideDevelopment_SetsSecureCookies()
    {
        await using var production = await new Site(host => host.UseEnvironment("Production")).StartAsync();
        production.ClientOptions.BaseAddress = new("https://localhost");
        var editor = new Editor(production, "anna@example.org");

        var page = await editor.GetAsync("/admin/sign-in");
        var answer = await editor.AcceptAsync(await production.InviteAsync(editor.Email));

        List<string> cookies = [.. page.Headers.GetValues("Set-Cookie"), .. answer.Headers.GetValues("Set-Cookie")];
        Assert.Contains(cookies, cookie => cookie.StartsWith("__Host-CrampCheck.Form=", StringComparison.Ordinal));
        Assert.Contains(cookies, cookie => cookie.StartsWith("__Host-CrampCheck.SignIn=", StringComparison.Ordinal));
        Assert.False(page.Headers.Contains("X-Frame-Options"));
        Assert.All(cookies, cookie =>
        {
            Assert.StartsWith("__Host-CrampCheck.", cookie, StringComparison.Ordinal);
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Matches("; samesite=(lax|strict)", cookie);
            Assert.Contains("; path=/;", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task SignIn_OverPlainHttpOutsideDevelopment_IsRefusedWithAMessage()
    {
        await using var production = await new Site(host => host.UseEnvironment("Production")).StartAsync();
        var answer = await production.Client().GetAsync(new Uri("/admin/sign-in", UriKind.Relative));
        Assert.Equal(HttpStatusCode.UpgradeRequired, answer.StatusCode);
        Assert.Equal("This part needs https", (await answer.PageAsync()).QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Send_OverPlainHttpOutsideDevelopment_IsHandedBackWhoeverSendsIt(bool isSignedIn)
    {
        await using var production = await new Site(host => host.UseEnvironment("Production")).StartAsync();
        production.ClientOptions.BaseAddress = new("https://localhost");
        var editor = new Editor(production, "anna@example.org");
        var accepted = await editor.AcceptAsync(await production.InviteAsync(editor.Email));
        production.ClientOptions.BaseAddress = new("http://localhost");
        var client = production.Client();
        if (isSignedIn)
        {
            client.DefaultRequestHeaders.Add("Cookie", accepted.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        }

        var sent = await client.SendFormAsync([("Title", "A title"), ("Body", "Hours of work")], "/admin/edit/advice/joint");
        var asked = await client.GetAsync(new Uri("/admin", UriKind.Relative));

        Assert.Equal((HttpStatusCode.UpgradeRequired, HttpStatusCode.UpgradeRequired), (sent.StatusCode, asked.StatusCode));
        Assert.All([sent, asked], answer =>
        {
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            Assert.True(answer.Headers.Contains("Content-Security-Policy"));
        });
        var page = await sent.PageAsync();
        Assert.Equal("Hours of work", ((IHtmlTextAreaElement)page.QuerySelector("#Body")!).Value);
        Assert.Null(page.QuerySelector("nav.admin"));
    }
}
