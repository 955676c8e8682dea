using System.Collections.Concurrent;
using System.Net;
using System.Text;
using CrampCheck.Web.Pipeline;
using CsCheck;

namespace CrampCheck.Web.Tests.Pipeline;

public sealed class HostileRequestTests(Site site) : IClassFixture<Site>
{
    private const string Marker = "MARKER7x";

    private static readonly string[] Pages =
        ["/", "/result", "/article", "/how-it-works", "/how-it-works.csv", "/cramp-now", "/diary", "/reminder.ics", "/privacy", "/accessibility", "/developers", "/rules", "/openapi.json", "/health/live", "/site.css"];

    private readonly HttpClient _client = site.Client();

    [Theory]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7", 415)]
    [InlineData("application/x-www-form-urlencoded; charset=utf-16", 415)]
    [InlineData("application/x-www-form-urlencoded; charset=nope", 415)]
    [InlineData("application/x-www-form-urlencoded; charset=\"UTF-8\"", 200)]
    [InlineData("application/json", 415)]
    [InlineData("multipart/form-data; boundary=x", 415)]
    [InlineData("text/plain", 415)]
    [InlineData("%", 415)]
    [InlineData(null, 415)]
    public async Task Send_AnyContentType_IsReadOrRefusedWithAPage(string? contentType, int status)
    {
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(string.Join('&', Forms.Complete.Select(field => $"{field.Field}={field.Value}"))));
        if (contentType is not null)
        {
            body.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        var answer = await _client.PostAsync(new Uri("/", UriKind.Relative), body);

        Assert.Equal(status, (int)answer.StatusCode);
        await IsFullPageAsync(answer);
    }

    public static TheoryData<string, int> Bodies => new()
    {
        { "", 400 },
        { "Frequency=" + new string('a', 31 * 1024 * 1024), 413 },
        { "Frequency=" + new string('a', FormGate.MaxBytes - 10), 400 },
        { "Frequency=" + new string('a', FormGate.MaxBytes - 9), 413 },
        { string.Concat(Enumerable.Range(0, 1025).Select(i => $"k{i}=v&")), 400 },
        { new string('k', 3000) + "=v", 400 },
        { "Frequency=%FF%FE%00", 400 },
        { "Frequency=\0", 400 },
        { "%%%%=&&&&====", 400 },
        { "Frequency[]=rarely&Frequency[0]=rarely", 400 },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Send_AHostileBody_IsRefusedWithAPage(string body, int status)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded");
        var answer = await _client.PostAsync(new Uri("/", UriKind.Relative), content);
        Assert.Equal(status, (int)answer.StatusCode);
        await IsFullPageAsync(answer);
    }

    [Fact]
    public async Task Send_AnUnsupportedMethod_Answers405WithAllow()
    {
        // Programs get problems, not pages: AssessmentApiTests.
        foreach (var path in Pages.Where(path => path != "/rules"))
        {
            string[] methods = path == "/" ? ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "NOPE"] : ["POST", "PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "NOPE"];
            foreach (var method in methods.Where(_ => !path.StartsWith("/health", StringComparison.Ordinal)))
            {
                using var request = new HttpRequestMessage(new(method), path);
                if (method == "POST")
                {
                    request.Content = new FormUrlEncodedContent([]);
                }

                var answer = await _client.SendAsync(request);

                Assert.Equal((path, method, HttpStatusCode.MethodNotAllowed), (path, method, answer.StatusCode));
                Assert.Equal(path == "/" ? ["GET", "HEAD", "POST"] : ["GET", "HEAD"], answer.Content.Headers.Allow.Order(StringComparer.Ordinal));
                await IsFullPageAsync(answer);
            }
        }
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("TRACE")]
    [InlineData("NOPE")]
    public async Task Send_ToTheErrorPageItself_IsRefused(string method)
    {
        using var request = new HttpRequestMessage(new(method), "/error/500") { Content = method == "POST" ? new FormUrlEncodedContent([]) : null };
        Assert.Contains((await _client.SendAsync(request)).StatusCode, (HttpStatusCode[])[HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed]);
    }

    [Fact]
    public async Task Head_EveryPage_AnswersLikeGet()
    {
        foreach (var path in Pages)
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, path);
            var answer = await _client.SendAsync(request);
            Assert.Equal((path, HttpStatusCode.OK), (path, answer.StatusCode));
            Assert.Equal((path, false), (path, answer.Headers.Contains("Set-Cookie")));
            Assert.True(path != "/" || answer.Headers.CacheControl?.Public == true);
        }
    }

    [Theory]
    [InlineData("/nope")]
    [InlineData("/admin/../nope")]
    [InlineData("/error/500")]
    [InlineData("/error/200")]
    [InlineData("/error/x")]
    [InlineData("/article/" + Marker)]
    [InlineData("/appsettings.json")]
    [InlineData("/data/crampcheck.db")]
    public async Task Get_AMissingPage_Answers404WithoutEcho(string path)
    {
        var answer = await _client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain(Marker, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await IsFullPageAsync(answer);
    }

    [Fact]
    public async Task Send_AnyGeneratedRequest_NeverFailsAndAlwaysGetsAPage()
    {
        var editor = await Editor.NewAsync(site);
        var token = (await editor.PageAsync("/admin/edit/safety")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var word = Gen.OneOf(
            Gen.Char["abAB019.,;=&%+[]<>\"'/\\ \0\r\n\u001b\u00e9\u202e\u2028\ud800"].Array[0, 12].Select(c => new string(c)),
            OneOf("weekly", "measured", "estimate", "unknown", "NaN", "-0", "1e9", "1,000", "0x14", "2147483648", "2026-02-30", "2026-11-22T14:05", "Save", "Now", "Later", "Preview", "safety", "advice/joint"),
            Gen.Int[0, 30_000].Select(length => new string('[', length)));
        var name = Gen.OneOf(word, OneOf(
            "Frequency", "Room", "RoomTemperature", "RoomUnit", "Calcium", "CalciumMilligrams", "Servings[milk]", "Change", "Title", "Body", "Source", "Reviewed", "BasedOn", "Draft",
            "Live", "Reason", "When", "Email", "Password", "Person", "Token", "Credential", "Answers", "returnUrl", "__Invariant"));
        var path = OneOf(
            "/", "/", "/", "/result", "/article", "/error/400", "/how-it-works", "/privacy", "/x", "/reminder.ics", "/.well-known/security.txt", "/health/ready",
            "/admin", "/admin/sign-in", "/admin/invitation", "/admin/account", "/admin/people", "/admin/people?handler=Remove", "/admin/account?handler=AddPasskey", "/admin/sign-in?handler=Passkey", "/admin/log", "/admin/log.csv", "/admin/backup", "/admin/import", "/admin/texts.json",
            "/admin/edit/safety", "/admin/preview/safety", "/admin/compare/safety", "/admin/publish/safety", "/admin/history/safety", "/admin/edit/nope", "/admin/failed/500");
        var request = Gen.Select(
            OneOf("GET", "POST", "POST", "POST", "PUT", "TRACE", "HEAD", "OPTIONS", "PROPFIND"),
            path,
            OneOf("application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=utf-8", "application/x-www-form-urlencoded; charset=utf-7", "multipart/form-data; boundary=x", "multipart/form-data", "application/json", "a/b; charset=\"", ""),
            Gen.Select(name, word).Array[0, 12],
            Gen.Select(OneOf("X-A", "Accept", "Accept-Encoding", "If-None-Match", "If-Modified-Since", "Range", "Origin", "Sec-Fetch-Site", "Cookie", "X-Forwarded-For", "X-HTTP-Method-Override", "Expect", "Cache-Control", "Pragma"), Gen.OneOf(word, OneOf("only-if-cached", "no-cache", "max-age=0"))),
            Gen.Bool);
        var statuses = new ConcurrentDictionary<int, int>();
        await request.SampleAsync(
            async sample =>
            {
                var (method, address, type, fields, header, isSignedIn) = sample;
                using var message = new HttpRequestMessage(new(method), address + "?" + string.Join('&', fields.Take(3).Select(field => $"{Uri.EscapeDataString(Text(field.Item1))}={Uri.EscapeDataString(Text(field.Item2))}")));
                message.Headers.TryAddWithoutValidation(header.Item1, header.Item2.Replace("\0", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal));
                if (method is "POST" or "PUT")
                {
                    var sent = fields.Select(field => $"{field.Item1}={field.Item2}").Append(isSignedIn ? $"__RequestVerificationToken={token}" : "");
                    message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(string.Join('&', sent)));
                    message.Content.Headers.TryAddWithoutValidation("Content-Type", type);
                }

                using var answer = await (isSignedIn ? editor.Client : _client).SendAsync(message);
                var status = (int)answer.StatusCode;
                statuses.AddOrUpdate(status, 1, (_, count) => count + 1);
                if (status is < 200 or >= 500)
                {
                    Assert.Fail($"{status}: {method} {address} {site.Log.LastOrDefault(line => line.Exception is not null)?.Exception}");
                }

                Assert.True(answer.Headers.Contains("Content-Security-Policy"));
                if (method != "HEAD" && (status >= 400 || address == "/"))
                {
                    await IsFullPageAsync(answer);
                }
            },
            iter: Rounds.Of(400, 100_000),
            threads: 1);

        // Else it would prove little: most kinds of answer were seen.
        Assert.Subset(statuses.Keys.ToHashSet(), new HashSet<int> { 200, 302, 400, 401, 404, 405, 415 });

        static string Text(string text) => string.Concat(text.Take(500).Where(c => c != '\ud800'));
    }

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static async Task IsFullPageAsync(HttpResponseMessage answer)
    {
        var page = await answer.PageAsync();
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Single(page.QuerySelectorAll("main h1"));
        Assert.NotNull(page.QuerySelector("a[href='/']"));
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
        if ((int)answer.StatusCode >= 400 && !answer.RequestMessage!.RequestUri!.AbsolutePath.StartsWith("/admin", StringComparison.Ordinal))
        {
            Assert.NotNull(page.QuerySelector("[data-safety-list]"));
        }
    }
}
