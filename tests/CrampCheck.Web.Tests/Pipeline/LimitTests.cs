using System.Net;
using AngleSharp.Html.Dom;
using CrampCheck.Web.Texts;

namespace CrampCheck.Web.Tests.Pipeline;

public sealed class LimitTests
{
    [Fact]
    public async Task Send_MoreFormsThanAllowed_Answers429AndStillShowsPages()
    {
        // An address is needed to count by, so this one listens for real.
        await using var site = new Site(host => host.UseSetting("RateLimits:FormsPerMinute", "3"));
        site.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        site.StartServer();
        var client = site.Client();
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await client.SendFormAsync(Forms.Complete)).StatusCode);
        }

        var answer = await client.SendFormAsync(Forms.Complete);
        var page = await answer.PageAsync();

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.NotNull(page.QuerySelector("[data-safety-list]"));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Save_MoreOftenThanAllowed_HandsTheTextBackAndVisitorsDoNotCount()
    {
        await using var site = new Site(host => host.UseSetting("RateLimits:FormsPerMinute", "2"));
        site.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        site.StartServer();
        await site.InitializeAsync();
        var visitor = site.Client();
        for (var i = 0; i < 3; i++)
        {
            await visitor.SendFormAsync(Forms.Complete);
        }

        // The first form took the invitation.
        var editor = new Editor(site, "editor@example.org");
        await editor.AcceptAsync(await site.InviteAsync(editor.Email));
        var page = await editor.PageAsync("/admin/edit/" + TextKeys.None);
        await editor.SendAsync(page, "", "Save", ("Body", "Saved"));
        Assert.Equal("Saved", (await site.VersionsAsync(TextKeys.None))[^1].Body);
        var answer = await editor.SendAsync(page, "", "Save", ("Body", "Precious"));

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal("Precious", ((IHtmlTextAreaElement)(await answer.PageAsync()).QuerySelector("#Body")!).Value);
    }

    [Fact]
    public async Task Send_FromAnotherAddress_IsCountedSeparately()
    {
        await using var site = new Site(host => host.UseSetting("RateLimits:FormsPerMinute", "1"));
        site.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        site.StartServer();
        using var first = site.ClientFrom("127.0.0.2");
        using var second = site.ClientFrom("127.0.0.3");

        Assert.Equal(HttpStatusCode.OK, (await first.SendFormAsync(Forms.Complete)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await first.SendFormAsync(Forms.Complete)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await first.SendFormAsync(Forms.Complete, "/nope")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await second.SendFormAsync(Forms.Complete)).StatusCode);
    }
}
