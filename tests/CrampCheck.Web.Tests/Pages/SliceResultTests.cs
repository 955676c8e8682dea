using System.Text;
using CrampCheck.Web.Pages;
using CrampCheck.Web.Pages.Layout;
using Microsoft.AspNetCore.Http;
using RazorSlices;

namespace CrampCheck.Web.Tests.Pages;

/// <summary>A page that fails half way is not sent half, so that its visitor can still be told.</summary>
public sealed class SliceResultTests
{
    [Fact]
    public async Task Send_APage_SendsAllOfIt()
    {
        var context = new DefaultHttpContext();
        using var body = new MemoryStream();
        context.Response.Body = body;

        await new SliceResult(new Page(fails: false)).ExecuteResultAsync(new() { HttpContext = context });

        Assert.Equal(Part.Text, Encoding.UTF8.GetString(body.ToArray()));
        Assert.Equal("text/html; charset=utf-8", context.Response.ContentType);
    }

    [Fact]
    public async Task Send_APageThatFailsAtItsEnd_SendsNothing()
    {
        var context = new DefaultHttpContext();
        using var body = new MemoryStream();
        context.Response.Body = body;

        await Assert.ThrowsAsync<InvalidOperationException>(() => new SliceResult(new Page(fails: true)).ExecuteResultAsync(new() { HttpContext = context }));

        Assert.Equal(0, body.Length);
    }

    private sealed class Page(bool fails) : RazorSlice
    {
        public override async Task ExecuteAsync()
        {
            await RenderPartialAsync(new Part());
            if (fails)
            {
                throw new InvalidOperationException("It fails.");
            }
        }
    }

    // As long as the longest result. The library sends what it has after each part of 16 kB or more.
    private sealed class Part : RazorSlice
    {
        public static readonly string Text = string.Concat(Enumerable.Repeat("<p>Words.</p>\n", 48 * 1024 / 14));

        public override Task ExecuteAsync()
        {
            WriteLiteral(Text);
            return Task.CompletedTask;
        }
    }
}
