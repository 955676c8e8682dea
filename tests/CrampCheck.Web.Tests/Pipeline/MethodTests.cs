using System.Net;

namespace CrampCheck.Web.Tests.Pipeline;

/// <summary>Methods that no page answers.</summary>
public sealed class MethodTests(Site site) : IClassFixture<Site>
{
    private readonly HttpClient _client = site.Client();

    public static TheoryData<string> Methods => ["POST", "PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "NOPE"];

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Ask_APageByAnotherMethod_Answers405InWords(string method)
    {
        var answer = await SendAsync(method, "/article");
        var page = await answer.PageAsync();

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(["GET", "HEAD"], answer.Content.Headers.Allow.Order(StringComparer.Ordinal));
        Assert.NotEmpty(page.QuerySelector("main h1")!.TextContent);
        Assert.NotEmpty(page.QuerySelector("main p")!.TextContent);
        Assert.NotNull(page.QuerySelector("main [data-safety-list]"));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Ask_TheErrorPageItself_IsNoPage(string method)
    {
        var answer = await SendAsync(method, "/error/500");
        Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed, $"{answer.StatusCode}");
    }

    [Fact]
    public async Task Ask_TheQuestionsByHead_HasTheHeadersOfGet()
    {
        var head = await SendAsync("HEAD", "/");
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.True(head.Headers.CacheControl?.Public);
        Assert.False(head.Headers.Contains("Set-Cookie"));
    }

    private async Task<HttpResponseMessage> SendAsync(string method, string path)
    {
        using var request = new HttpRequestMessage(new(method), path);
        request.Content = method == "POST" ? new FormUrlEncodedContent([]) : null;
        return await _client.SendAsync(request);
    }
}
