using System.Net;
using CrampCheck.Web.Editing;
using CrampCheck.Web.Pipeline;
using CrampCheck.Web.Texts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace CrampCheck.Web.Tests.Pipeline;

/// <summary>Pages that are the same for everybody are made once, and never shown after a text has changed.</summary>
public sealed class SharedPageTests(ProductionSite site) : IClassFixture<ProductionSite>, IAsyncLifetime
{
    private static readonly string[] Pages = ["/", "/result", "/article", "/how-it-works", "/cramp-now", "/diary", "/accessibility", "/developers"];

    private readonly ProductionSite _site = site;
    private readonly HttpClient _client = site.Client();

    // After another publication every page is made anew, so that no test sees what the one before left in memory.
    public async Task InitializeAsync()
    {
        var live = await LiveTextsOfAsync(_site);
        live.Replace([.. live.Now.Sources], [new("A title", DateTime.UtcNow, $"{Guid.NewGuid()}"), .. live.Now.History], 0);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public static TheoryData<string> Shared => new(Pages);

    [Theory]
    [MemberData(nameof(Shared))]
    public async Task Get_Twice_IsTheSameCachedPageWhateverElseIsSent(string path)
    {
        using var first = await AskAsync(path, "br");
        using var second = await AskAsync(path + "?a=1", "br;q=1.0, gzip;q=0.5", ("Cookie", "a=b"), ("Accept-Language", "de"), ("Host", "other.example"));

        Assert.Null(first.Headers.Age);
        Assert.NotNull(second.Headers.Age);
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await second.Content.ReadAsByteArrayAsync());
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        Assert.All([first, second], answer =>
        {
            Assert.Equal("no-cache, public", string.Join(", ", answer.Headers.CacheControl!.ToString().Split(", ").Order()));
            Assert.Equal(["Accept-Encoding"], answer.Headers.Vary);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
        });
    }

    [Theory]
    [InlineData("only-if-cached")]
    [InlineData("no-cache")]
    [InlineData("no-store")]
    public async Task Get_FirstWithCacheHeaders_IsAnsweredAsUsual(string wish)
    {
        using var answer = await AskAsync("/diary", null, ("Cache-Control", wish));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip, br", "br")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("zstd", null)]
    public async Task Get_AfterOthersAcceptedMore_UsesAnAcceptedEncoding(string? accepted, string? encoding)
    {
        foreach (var other in new[] { "br", "gzip", null })
        {
            using var before = await AskAsync("/", other);
        }

        using var answer = await AskAsync("/", accepted);

        Assert.NotNull(answer.Headers.Age);
        Assert.Equal(encoding is null ? [] : [encoding], answer.Content.Headers.ContentEncoding);
        Assert.True(encoding is not null || (await answer.Content.ReadAsStringAsync()).TrimEnd().EndsWith("</html>", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Shared))]
    public async Task Get_WithTheETag_Answers304WithSecurityHeaders(string path)
    {
        using var first = await AskAsync(path, "br");
        using var again = await AskAsync(path, "br", ("If-None-Match", first.Headers.ETag!.ToString()));

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
        foreach (var name in new[] { "Content-Security-Policy", "Permissions-Policy", "Referrer-Policy", "ETag", "Cache-Control", "Vary" })
        {
            Assert.Equal((name, first.Headers.GetValues(name).Single()), (name, again.Headers.GetValues(name).Single()));
        }
    }

    [Fact]
    public async Task Get_AfterATextChanged_ShowsItAtOnceWithAnotherETag()
    {
        using var before = await AskAsync("/cramp-now", null);
        var live = _site.Services.GetRequiredService<LiveTexts>();
        var text = live.Now[TextKeys.CrampNow].Source;
        live.Replace([text with { Body = "Stretch the new way.\n\n## First\n\n- One." }], live.Now.History, 0);

        using var after = await AskAsync("/cramp-now", null, ("If-None-Match", before.Headers.ETag!.ToString()));

        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Contains("Stretch the new way.", await after.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(Assets.Style, false)]
    [InlineData(Assets.QuestionsStyle, false)]
    [InlineData(Assets.ResultStyle, false)]
    [InlineData(Assets.PrintStyle, false)]
    [InlineData(Assets.Questions, false)]
    [InlineData(Assets.Restore, false)]
    public async Task Get_AfterAReleaseChangedOneFileOfThePages_HasAnotherETag(string file, bool isSame)
    {
        using var folder = new Folder();
        var files = _site.Services.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider.GetDirectoryContents("");
        foreach (var one in files.Where(one => !one.IsDirectory))
        {
            File.Copy(one.PhysicalPath!, Path.Combine(folder.Path, one.Name));
        }

        if (file != "")
        {
            await File.AppendAllTextAsync(Path.Combine(folder.Path, file.TrimStart('/')), file.EndsWith(".css", StringComparison.Ordinal) ? "a { color: red }" : "\n0;");
        }

        await using var changed = await new Site(_site.Data, host => host.UseEnvironment("Production").UseWebRoot(folder.Path)).StartAsync();
        var live = _site.Services.GetRequiredService<LiveTexts>().Now;
        (await LiveTextsOfAsync(changed)).Replace([.. live.Sources], live.History, 0);

        var tags = new[] { await AskAsync("/", null), await changed.Client().GetAsync(new Uri("/", UriKind.Relative)) }.Select(answer => answer.Headers.ETag).ToArray();
        Assert.Equal(isSame, tags[0]!.Equals(tags[1]));
    }

    [Fact]
    public async Task Get_WhileATextGoesLive_HasNoETag()
    {
        var publish = new BeforeThePage();
        await using var site = await new Site(host => host.UseEnvironment("Production").ConfigureTestServices(services => services.Configure<MvcOptions>(mvc => mvc.Filters.Add(publish)))).StartAsync();
        var live = site.Services.GetRequiredService<LiveTexts>();
        var before = live.Now.Sources.ToList();
        publish.Work = () => live.Replace([live.Now[TextKeys.CrampNow].Source with { Body = "Stretch the new way.\n\n## First\n\n- One." }], live.Now.History, 0);
        using var meanwhile = await site.Client().GetAsync(new Uri("/cramp-now", UriKind.Relative));
        Assert.Contains("Stretch the new way.", await meanwhile.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        publish.Work = () => { };

        live.Replace(before, live.Now.History, 0);
        using var after = await site.Client().GetAsync(new Uri("/cramp-now", UriKind.Relative));

        Assert.Null(meanwhile.Headers.ETag);
        Assert.NotNull(after.Headers.ETag);
        Assert.DoesNotContain("Stretch the new way.", await after.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_AfterTheHistoryChanged_ShowsItAtOnce()
    {
        using var before = await AskAsync("/how-it-works", null);
        var live = _site.Services.GetRequiredService<LiveTexts>();
        live.Replace([.. live.Now.Sources], [new("A title", new(2026, 11, 23, 0, 0, 0, DateTimeKind.Utc), "A new reason"), .. live.Now.History], 0);

        using var after = await AskAsync("/how-it-works", null);

        Assert.Contains("A new reason", await after.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void List_SharedPages_IsComplete() =>
        Assert.Equal(
            Pages.Select(page => page.Trim('/')).Append("styles/{version}.css").Order(),
            _site.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
                .Where(endpoint => endpoint.Metadata.GetMetadata<OutputCacheAttribute>() is not null)
                .Select(endpoint => endpoint.RoutePattern.RawText!.Trim('/')).Distinct().Order());

    [Fact]
    public async Task Send_AForm_IsNeverAnsweredFromTheCache()
    {
        using var page = await AskAsync("/", null);
        using var first = await _client.SendFormAsync(Forms.Complete);
        using var second = await _client.SendFormAsync(Forms.Full);

        Assert.All([first, second], answer =>
        {
            Assert.Null(answer.Headers.Age);
            Assert.Null(answer.Headers.ETag);
            Assert.True(answer.Headers.CacheControl!.NoStore);
        });
        Assert.NotEqual(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
    }

    // Once it knows what is published, it shows what a test gives it.
    private static async Task<LiveTexts> LiveTextsOfAsync(Site site)
    {
        await site.Services.GetRequiredService<LiveTextsRefresh>().RunAsync(CancellationToken.None);
        return site.Services.GetRequiredService<LiveTexts>();
    }

    private Task<HttpResponseMessage> AskAsync(string path, string? accepted, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in accepted is null ? headers : [.. headers, ("Accept-Encoding", accepted)])
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return _client.SendAsync(request);
    }

    // Does something after the address was looked up in memory, and before its page is written.
    private sealed class BeforeThePage : IResultFilter
    {
        public Action Work { get; set; } = () => { };

        public void OnResultExecuting(ResultExecutingContext context) => Work();

        public void OnResultExecuted(ResultExecutedContext context)
        {
        }
    }
}
