using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using CrampCheck.Web.Pages.Questions;
using CrampCheck.Web.Pipeline;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Events;
using Serilog.Formatting;

namespace CrampCheck.Web.Tests.Pipeline;

/// <summary>What stands on every answer, whatever it is.</summary>
public sealed class HeaderTests(Site site) : IClassFixture<Site>
{
    private static readonly string[] Files =
        ["/site.css", "/questions.css", "/result.css", "/print.css", "/reading.css", "/theme.js", "/questions.js", "/result.js", "/restore.js", "/offline.js", "/icon.svg", "/manifest.webmanifest", "/how-it-works.csv", "/reminder.ics", "/.well-known/security.txt", "/openapi.json", "/rules", "/texts", "/embed.js", "/framed.js", "/health/live", "/health/ready"];

    private readonly HttpClient _client = site.Client();

    [Fact]
    public async Task Get_EveryFile_IsProtected()
    {
        foreach (var path in Files)
        {
            var answer = await _client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal((path, HttpStatusCode.OK), (path, answer.StatusCode));
            IsProtected(answer);
        }
    }

    [Theory]
    [InlineData("/", 4)]
    [InlineData("/article", 3)]
    [InlineData("/result", 3)]
    [InlineData("/no-such-page", 2)]
    [InlineData("POST", 2)]
    public async Task Get_AVisitorsPage_InlinesItsStylesAndScriptsAndListsTheirHashes(string path, int count)
    {
        var answer = path == "POST" ? await _client.SendFormAsync(Forms.Full) : await _client.GetAsync(new Uri(path, UriKind.Relative));
        var carried = (await answer.PageAsync()).QuerySelectorAll("style, script");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Equal(count, carried.Length);
        Assert.All(carried, part => Assert.Contains($"'{Html.Hash(part)}'", policy, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_ResultStyleSheet_IsCachedForeverAtItsCurrentAddressOnly()
    {
        var address = (await (await _client.SendFormAsync(Forms.Full)).PageAsync()).QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        var current = await _client.GetAsync(new Uri(address, UriKind.Relative));
        var other = await _client.GetAsync(new Uri("/styles/0123456789abcdef.css", UriKind.Relative));

        Assert.Equal(("text/css", "public, max-age=31536000, immutable"), (current.Content.Headers.ContentType!.MediaType, $"{current.Headers.CacheControl}"));
        Assert.Equal("no-store", $"{other.Headers.CacheControl}");
        Assert.Equal(await current.Content.ReadAsStringAsync(), await other.Content.ReadAsStringAsync());
        IsProtected(current);
    }

    [Fact]
    public async Task Get_AnAdminPage_ListsTheHashOfEveryScript()
    {
        var scripts = (await _client.GetPageAsync("/admin/sign-in")).QuerySelectorAll("script[src]");
        Assert.Equal(3, scripts.Length);
        foreach (var script in scripts)
        {
            var content = await _client.GetByteArrayAsync(new Uri(script.GetAttribute("src")!, UriKind.Relative));
            Assert.Equal("sha256-" + Convert.ToBase64String(SHA256.HashData(content)), script.GetAttribute("integrity"));
        }
    }

    [Theory]
    [InlineData("false", "max-age=63072000")]
    [InlineData("true", "max-age=63072000; includeSubDomains")]
    public async Task Get_APageOverHttpsOutsideDevelopment_RequiresHttpsFromThenOn(string subdomains, string expected)
    {
        await using var production = new Site(site.Data, host => host.UseEnvironment("Production").UseSetting("Security:HstsIncludeSubDomains", subdomains));
        foreach (var path in new[] { "/", "/site.css", "/nope", "/admin", "/admin/sign-in", "/health/live" })
        {
            var answer = await production.Client().GetAsync(new Uri("https://localhost" + path));
            Assert.Equal(expected, answer.Headers.GetValues("Strict-Transport-Security").Single());
            Assert.False((await production.Client().GetAsync(new Uri("http://localhost" + path))).Headers.Contains("Strict-Transport-Security"));
        }
    }

    [Theory]
    [InlineData("http://localhost/article", HttpStatusCode.TemporaryRedirect)]
    [InlineData("http://localhost/admin/sign-in", HttpStatusCode.TemporaryRedirect)]
    [InlineData("http://localhost/health/live", HttpStatusCode.OK)]
    [InlineData("https://localhost/article", HttpStatusCode.OK)]
    public async Task Get_OverHttpWhereHttpsIsServed_RedirectsToHttps(string address, HttpStatusCode status)
    {
        await using var production = new Site(site.Data, host => host.UseEnvironment("Production").UseSetting("https_port", "443"));
        var answer = await production.Client().GetAsync(new Uri(address));
        Assert.Equal(status, answer.StatusCode);
        if (status == HttpStatusCode.TemporaryRedirect)
        {
            Assert.Equal(address.Replace("http:", "https:", StringComparison.Ordinal), answer.Headers.Location?.ToString());
            IsProtected(answer);
        }
    }

    [Fact]
    public async Task Get_WithItsETag_Answers304Protected()
    {
        foreach (var path in new[] { "/how-it-works.csv", "/site.css" })
        {
            var first = await _client.GetAsync(new Uri(path, UriKind.Relative));
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            var second = await _client.SendAsync(request);

            Assert.Equal((path, HttpStatusCode.NotModified), (path, second.StatusCode));
            IsProtected(second);
        }
    }

    [Theory]
    [InlineData("Range", "bytes=99999999-", HttpStatusCode.RequestedRangeNotSatisfiable)]
    [InlineData("If-Match", "\"other\"", HttpStatusCode.PreconditionFailed)]
    public async Task Get_AFileWithFailingConditions_AnswersWithAProtectedPage(string header, string value, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/site.css");
        request.Headers.TryAddWithoutValidation(header, value);
        var answer = await _client.SendAsync(request);

        Assert.Equal(status, answer.StatusCode);
        Assert.NotNull((await answer.PageAsync()).QuerySelector("main [data-safety-list]"));
        IsProtected(answer);
    }

    [Fact]
    public async Task Send_AnyForm_GetsAProtectedAnswerThatIsNeverCached()
    {
        HttpResponseMessage[] answers =
        [
            await _client.SendFormAsync(Forms.Full),
            await _client.SendFormAsync([]),
            await _client.SendFormAsync([("Frequency", "\0")]),
            await _client.SendFormAsync([("Frequency", new string('a', 100_000))]),
            await _client.SendFormAsync(Forms.Full, "/article"),
            await _client.PostAsync(new Uri("/", UriKind.Relative), new StringContent("{}", new MediaTypeHeaderValue("application/json"))),
        ];
        Assert.Equal([200, 400, 400, 413, 405, 415], answers.Select(answer => (int)answer.StatusCode));
        foreach (var answer in answers)
        {
            IsProtected(answer);
            Assert.True(answer.Headers.CacheControl?.NoStore);
        }
    }

    [Fact]
    public async Task Fail_OnAnyPage_ShowsAProtectedPageAndLogsItOnce()
    {
        await using var failing = new Site(site.Data, host => host.ConfigureTestServices(services =>
        {
            services.AddSingleton<IValidator<AnswersForm>, FailingValidator>();
            services.AddSingleton<ITextFormatter, FailingFormatter>();
        }));
        HttpResponseMessage[] answers =
        [
            await failing.Client().SendFormAsync(Forms.Full),
            await failing.Client().GetAsync(new Uri("/privacy?MARKER7x=1", UriKind.Relative)),
        ];
        foreach (var answer in answers)
        {
            var page = await answer.PageAsync();
            Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
            Assert.NotEmpty(page.QuerySelector("main h1")!.TextContent);
            Assert.NotNull(page.QuerySelector("main [data-safety-list] li"));
            Assert.NotNull(page.QuerySelector("main a[href='/']"));
            Assert.DoesNotContain("FailsHere", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
            Assert.True(answer.Headers.CacheControl?.NoStore);
            IsProtected(answer);
        }

        Assert.Equal(2, failing.Log.Count(line => line.Level >= LogEventLevel.Error));
        Assert.All(failing.Log, line => Assert.DoesNotContain("MARKER7x", string.Join(' ', line.Properties.Values) + line.Exception, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("OPTIONS")]
    public async Task Send_FromAnotherSite_GetsNoCorsHeaders(string method)
    {
        var editor = await Editor.NewAsync(site);
        foreach (var path in Files.Concat(["/", "/article", "/nope", "/admin", "/admin/sign-in", "/admin/texts.json"]))
        {
            using var request = new HttpRequestMessage(new(method), path);
            request.Headers.Add("Origin", "https://evil.example");
            request.Headers.Add("Access-Control-Request-Method", "POST");
            request.Headers.Add("Access-Control-Request-Headers", "content-type");
            request.Content = method == "POST" ? new FormUrlEncodedContent(Forms.Complete.Select(field => KeyValuePair.Create(field.Field, field.Value))) : null;
            var answer = await editor.Client.SendAsync(request);
            Assert.DoesNotContain(answer.Headers.Concat(answer.Content.Headers), header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
        }
    }

    private static void IsProtected(HttpResponseMessage answer)
    {
        Assert.StartsWith("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("; frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        var isForEditors = answer.RequestMessage!.RequestUri!.AbsolutePath.StartsWith("/admin", StringComparison.Ordinal);
        Assert.Equal(isForEditors ? "same-origin" : "no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Opener-Policy").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.NotEmpty(answer.Headers.GetValues("Permissions-Policy").Single());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    private sealed class FailsHereException : Exception;

    private sealed class FailingValidator : AbstractValidator<AnswersForm>
    {
        public override ValidationResult Validate(ValidationContext<AnswersForm> context) => throw new FailsHereException();
    }

    private sealed class FailingFormatter : ITextFormatter
    {
        public void Format(LogEvent logEvent, TextWriter output) => throw new FailsHereException();
    }
}
