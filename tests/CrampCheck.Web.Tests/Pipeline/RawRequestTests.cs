using System.Globalization;
using System.Net;
using CrampCheck.Web.Texts;

namespace CrampCheck.Web.Tests.Pipeline;

/// <summary>Hostile requests over a real port.</summary>
public sealed class RawRequestTests(ListeningSite site) : IClassFixture<ListeningSite>
{
    private const string Marker = "MARKER7x";
    private const string Form = "Content-Type: application/x-www-form-urlencoded\r\n";
    private const string Close = "Host: localhost\r\nConnection: close\r\n";

    private readonly Uri _address = site.ClientOptions.BaseAddress;

    [Theory]
    [InlineData("GET /" + Marker + " NOPE\r\n\r\n")]
    [InlineData(Marker + "\r\n\r\n")]
    [InlineData("GET /%00" + Marker + " HTTP/1.1\r\n" + Close + "\r\n")]
    [InlineData("GET /\u00ff\u00fe" + Marker + " HTTP/1.1\r\n" + Close + "\r\n")]
    [InlineData("GET /%zz" + Marker + " HTTP/1.1\r\n" + Close + "\r\n")]
    [InlineData("GET http://evil.example/" + Marker + " HTTP/1.1\r\n" + Close + "\r\n")]
    [InlineData("OPTIONS * HTTP/1.1\r\n" + Close + "X: " + Marker + "\r\n\r\n")]
    [InlineData("CONNECT " + Marker + ":80 HTTP/1.1\r\n" + Close + "\r\n")]
    [InlineData("GET / HTTP/1.1\r\nConnection: close\r\nX: " + Marker + "\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: a b" + Marker + "\r\nConnection: close\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\n" + Close + "X: \0" + Marker + "\r\n\r\n")]
    [InlineData("GET /%2e%2e/%2e%2e/" + Marker + " HTTP/1.1\r\n" + Close + "\r\n")]
    [InlineData("GET /\\" + Marker + " HTTP/1.1\r\n" + Close + "\r\n")]
    [InlineData("POST / HTTP/1.1\r\n" + Close + Form + "Content-Length: -1\r\n\r\n" + Marker)]
    [InlineData("POST / HTTP/1.1\r\n" + Close + Form + "Content-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n" + Marker)]
    [InlineData("POST / HTTP/1.1\r\n" + Close + Form + "Transfer-Encoding: chunked\r\n\r\nzz\r\n" + Marker)]
    [InlineData("POST / HTTP/1.1\r\n" + Close + Form + "Transfer-Encoding: " + Marker + "\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\n" + Close + Form + "Content-Encoding: gzip\r\nContent-Length: 8\r\n\r\n" + Marker)]
    [InlineData("POST / HTTP/1.1\r\n" + Close + Form + "Expect: " + Marker + "\r\nContent-Length: 8\r\n\r\n" + Marker)]
    [InlineData("POST / HTTP/1.1\r\n" + Close + Form + "Content-Type: x/" + Marker + "\r\nContent-Length: 8\r\n\r\n" + Marker)]
    [InlineData("POST / HTTP/1.1\r\n" + Close + "Content-Type: application/x-www-form-urlencoded; charset=utf-7; charset=utf-8\r\nContent-Length: 8\r\n\r\n" + Marker)]
    public async Task Send_AMalformedRequest_IsRefusedWithoutEchoOrTrace(string request)
    {
        var answer = await RawHttp.SendAsync(_address, request);

        Assert.InRange(RawHttp.StatusOf(answer), 400, 499);
        Assert.DoesNotContain(Marker, answer, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(site.Log, line =>
            line.RenderMessage(CultureInfo.InvariantCulture).Contains(Marker, StringComparison.OrdinalIgnoreCase)
            || line.Properties.Values.Any(value => value.ToString().Contains(Marker, StringComparison.OrdinalIgnoreCase))
            || (line.Exception?.ToString().Contains(Marker, StringComparison.OrdinalIgnoreCase) ?? false));
    }

    public static TheoryData<string, int> BeforeTheProgram => new()
    {
        { "GET / NOPE\r\n\r\n", 400 },
        { Marker + "\r\n\r\n", 400 },
        { "GET /%00 HTTP/1.1\r\n" + Close + "\r\n", 400 },
        { "GET / HTTP/1.1\r\n" + Close + "X: \0\r\n\r\n", 400 },
        { "GET / HTTP/1.1\r\n" + Close + "no colon\r\n\r\n", 400 },
        { "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 400 },
        { "GET / HTTP/1.1\r\nHost: localhost\r\n" + Close + "\r\n", 400 },
        { "GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n", 400 },
        { "POST / HTTP/1.1\r\n" + Close + Form + "Content-Length: -1\r\n\r\n", 400 },
        { $"GET /{new string('a', 8 * 1024)} HTTP/1.1\r\n{Close}\r\n", 414 },
        { $"GET / HTTP/1.1\r\n{Close}X: {new string('a', 32 * 1024)}\r\n\r\n", 431 },
        { "GET / HTTP/1.1\r\n" + Close + string.Concat(Enumerable.Repeat("X: 1\r\n", 100)) + "\r\n", 431 },
        { "GET / HTTP/9.9\r\n" + Close + "\r\n", 505 },
    };

    // The exceptions from what stands on every answer: see docs/operating.md.
    [Theory]
    [MemberData(nameof(BeforeTheProgram))]
    public async Task Send_ARequestTheServerRefuses_GetsAStatusOnly(string request, int status)
    {
        var answer = await RawHttp.SendAsync(_address, request);
        Assert.Equal(status, RawHttp.StatusOf(answer));
        Assert.Empty(answer.Split("\r\n\r\n", 2)[1]);
        Assert.Equal(["Content-Length: 0", "Connection: close"], answer.Split("\r\n").Skip(1).Where(line => line != "" && !line.StartsWith("Date:", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\n" + Close + "\r\n", 200)]
    [InlineData("GET /site.css HTTP/1.1\r\n" + Close + "\r\n", 200)]
    [InlineData("GET /health/ready HTTP/1.1\r\n" + Close + "\r\n", 200)]
    [InlineData("GET /admin HTTP/1.1\r\n" + Close + "\r\n", 302)]
    [InlineData("GET /nope HTTP/1.1\r\n" + Close + "\r\n", 404)]
    [InlineData("TRACE / HTTP/1.1\r\n" + Close + "\r\n", 405)]
    [InlineData("GET /%00 HTTP/1.1\r\n" + Close + "\r\n", 400)]
    public async Task Send_AnyRequest_RevealsNoProgramOrVersion(string request, int status)
    {
        var answer = await RawHttp.SendAsync(_address, request);
        Assert.Equal(status, RawHttp.StatusOf(answer));
        Assert.DoesNotMatch("(?im)^(server|x-powered-by|x-aspnet[a-z-]*):|kestrel|asp\\.net", answer);
    }

    [Fact]
    public async Task Send_31MegabytesInAField_IsRefusedAndTheSiteKeepsRunning()
    {
        const int Size = 31 * 1024 * 1024;
        var answer = await RawHttp.SendAsync(_address, $"POST / HTTP/1.1\r\n{Close}{Form}Content-Length: {Size + 10}\r\n\r\nFrequency=", Size);

        Assert.True(RawHttp.StatusOf(answer) is 0 or 413, answer);
        Assert.Equal(HttpStatusCode.OK, (await site.Client().GetAsync(new Uri("/", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Send_TooMuchWithoutAContentLength_Answers413WithAPage()
    {
        var chunks = string.Concat(Enumerable.Repeat($"8000\r\n{new string('a', 0x8000)}\r\n", 3));
        var answer = await RawHttp.SendAsync(_address, $"POST / HTTP/1.1\r\n{Close}{Form}Transfer-Encoding: chunked\r\n\r\n{chunks}0\r\n\r\n");

        Assert.Equal(413, RawHttp.StatusOf(answer));
        Assert.Contains("<h1>", answer, StringComparison.Ordinal);
        Assert.Contains("Content-Security-Policy", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_TheLongestTextInAnyScript_IsAccepted()
    {
        // Nine bytes a character, as it is sent.
        var words = new string('क', SourceText.MaxBodyLength);
        var editor = new Editor(site, "editor@example.org");
        await editor.AcceptAsync(await site.InviteAsync(editor.Email));
        await editor.SendAsync("/admin/edit/" + TextKeys.Joint, "Save", ("Body", words));
        Assert.Equal(words, (await site.VersionsAsync(TextKeys.Joint))[^1].Body);
    }

    [Theory]
    [InlineData("/", "evil.example")]
    [InlineData("/", "")]
    [InlineData("/", "a..b")]
    [InlineData("/article", "a:99999")]
    [InlineData("/reminder.ics", "evil.example")]
    [InlineData("/reminder.ics", "[::1]:80")]
    [InlineData("/reminder.ics", "a:99999")]
    [InlineData("/reminder.ics", "a..b")]
    [InlineData("/reminder.ics", "")]
    public async Task Get_WithAnyHost_IsNoServerError(string path, string host)
    {
        var answer = await RawHttp.SendAsync(_address, $"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        Assert.InRange(RawHttp.StatusOf(answer), 200, 499);
    }

    [Fact]
    public async Task Get_AsHttp10WithoutAHost_IsNoServerError()
    {
        foreach (var path in new[] { "/", "/article", "/how-it-works.csv", "/reminder.ics", "/privacy", "/nope" })
        {
            var answer = await RawHttp.SendAsync(_address, $"GET {path} HTTP/1.0\r\n\r\n");
            Assert.InRange(RawHttp.StatusOf(answer), 200, 499);
        }
    }
}
