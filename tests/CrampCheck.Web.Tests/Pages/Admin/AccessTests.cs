using System.Net;
using CrampCheck.Web.Pipeline;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CrampCheck.Web.Tests.Pages.Admin;

/// <summary>Who may open what. An address under /admin that is not in this table fails.</summary>
public sealed class AccessTests(Site site) : IClassFixture<Site>
{
    private const string Key = "advice/joint";

    // Address, and what an editor gets there by GET and by POST.
    private static readonly Dictionary<string, (string Address, HttpStatusCode Get, HttpStatusCode Post)> Expected = new()
    {
        ["admin"] = ("/admin", HttpStatusCode.OK, HttpStatusCode.MethodNotAllowed),
        ["admin/account"] = ("/admin/account", HttpStatusCode.OK, HttpStatusCode.BadRequest),
        ["admin/backup"] = ("/admin/backup", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden),
        ["admin/backup/{id:int}"] = ("/admin/backup/1", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden),
        ["admin/compare/{**key}"] = ($"/admin/compare/{Key}", HttpStatusCode.OK, HttpStatusCode.MethodNotAllowed),
        ["admin/edit/{**key}"] = ($"/admin/edit/{Key}", HttpStatusCode.OK, HttpStatusCode.BadRequest),
        ["admin/history/{**key}"] = ($"/admin/history/{Key}", HttpStatusCode.OK, HttpStatusCode.BadRequest),
        ["admin/log"] = ("/admin/log", HttpStatusCode.OK, HttpStatusCode.MethodNotAllowed),
        ["admin/log.csv"] = ("/admin/log.csv", HttpStatusCode.OK, HttpStatusCode.MethodNotAllowed),
        ["admin/people"] = ("/admin/people", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden),
        ["admin/preview/{**key}"] = ($"/admin/preview/{Key}?version=1", HttpStatusCode.OK, HttpStatusCode.BadRequest),
        ["admin/publish/{**key}"] = ($"/admin/publish/{Key}", HttpStatusCode.OK, HttpStatusCode.BadRequest),
        ["admin/sign-out"] = ("/admin/sign-out", HttpStatusCode.OK, HttpStatusCode.BadRequest),
        ["admin/texts.json"] = ("/admin/texts.json", HttpStatusCode.Forbidden, HttpStatusCode.MethodNotAllowed),
    };

    private static readonly string[] ForEverybody = ["admin/sign-in", "admin/invitation", "admin/failed/{code:int}"];

    public static TheoryData<string> Routes => [.. Expected.Keys];

    [Fact]
    public void List_AdminAddresses_AreAllKnownHereAndRequireSignIn()
    {
        var endpoints = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("admin", StringComparison.OrdinalIgnoreCase)
                && !endpoint.RoutePattern.RawText.Contains(".css", StringComparison.Ordinal))
            .ToList();

        Assert.Equal(
            Expected.Keys.Concat(ForEverybody).Order(StringComparer.Ordinal),
            endpoints.Select(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/')).Distinct().Order(StringComparer.Ordinal));
        Assert.All(
            endpoints.Where(endpoint => !ForEverybody.Contains(endpoint.RoutePattern.RawText!.TrimStart('/'))),
            endpoint => Assert.True(
                endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null,
                endpoint.RoutePattern.RawText));
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Open_WithoutASession_LeadsToSignIn(string route)
    {
        var (address, _, post) = Expected[route];

        var read = await site.Client().GetAsync(new Uri(address, UriKind.Relative));
        var sent = await site.Client().SendFormAsync([], address);

        Assert.Equal(HttpStatusCode.Redirect, read.StatusCode);
        Assert.StartsWith("/admin/sign-in", read.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(post == HttpStatusCode.MethodNotAllowed ? post : HttpStatusCode.Unauthorized, sent.StatusCode);
    }

    [Fact]
    public async Task Open_WithoutASession_LeadsBackAfterSignIn()
    {
        var answer = await site.Client().GetAsync(new Uri("/admin/compare/advice/joint?from=1&to=2", UriKind.Relative));
        Assert.Equal("/admin/sign-in?returnUrl=%2Fadmin%2Fcompare%2Fadvice%2Fjoint%3Ffrom%3D1%26to%3D2", answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Open_AsAnEditor_AllowsEditorsPages(string route)
    {
        var (address, get, post) = Expected[route];
        var editor = await Editor.NewAsync(site, isPublisher: false);

        // The form has no token, so a page that lets an editor in refuses it for that.
        Assert.Equal(get, (await editor.GetAsync(address)).StatusCode);
        Assert.Equal(post, (await editor.Client.SendFormAsync([], address)).StatusCode);
    }

    [Fact]
    public void List_PagesThatTakeForms_AreThoseThatHandleThem()
    {
        var models = typeof(Program).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(PageModel)) && type.GetMethods().Any(method => method.Name.StartsWith("OnPost", StringComparison.Ordinal)))
            .Select(type => type.FullName!["CrampCheck.Web.Pages".Length..^"Model".Length].Replace('.', '/'));
        Assert.Equal(models.Order(StringComparer.Ordinal), AllowedMethods.WithForms.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/admin/edit/no-such-text")]
    [InlineData("/admin/edit/")]
    [InlineData("/admin/compare/no-such-text")]
    [InlineData("/admin/publish/no-such-text")]
    [InlineData("/admin/history/no-such-text")]
    [InlineData("/admin/preview/advice/joint?version=99")]
    [InlineData("/admin/preview/no-such-text?version=1")]
    [InlineData("/admin/nothing")]
    [InlineData("/admin/failed/500")]
    public async Task Open_AMissingPage_SaysSo(string address)
    {
        var editor = await Editor.NewAsync(site);
        var answer = await editor.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("Page not found", (await answer.PageAsync()).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Open_APublishersPageAsAnEditor_SaysSo()
    {
        var editor = await Editor.NewAsync(site, isPublisher: false);
        var page = await (await editor.GetAsync("/admin/people")).PageAsync();
        Assert.Equal("Only publishers can do that", page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Get_ChangePasswordAddress_RedirectsToTheAccount()
    {
        var answer = await site.Client().GetAsync(new Uri("/.well-known/change-password", UriKind.Relative));
        Assert.Equal((HttpStatusCode.Redirect, "/admin/account"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
    }

    [Fact]
    public async Task Open_AnyPage_IsNotCachedAndSendsNoReferrerToOtherSites()
    {
        var editor = await Editor.NewAsync(site);
        foreach (var (address, _, _) in Expected.Values.Where(page => page.Address != "/admin/backup/1"))
        {
            var answer = await editor.GetAsync(address);
            Assert.True(answer.Headers.CacheControl?.NoStore, address);
            Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }
    }
}
