using CrampCheck.Web.Pages.Result;
using System.Text;
using CrampCheck.Web.Data;
using CrampCheck.Web.Pages.Questions;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Formatting.Compact;

namespace CrampCheck.Web.Tests.Pipeline;

/// <summary>
/// Answers leave no trace, by whatever way they come: not even where settings ask every part of the framework to tell all,
/// because the program reads no log level from settings.
/// </summary>
[Collection(nameof(TraceTests))]
public sealed class TraceTests : IAsyncLifetime, IDisposable
{
    private const string Marker = "MARKER7x";

    private static readonly string[] TellAll =
    [
        "Logging:LogLevel:Default", "Logging:LogLevel:Microsoft", "Logging:LogLevel:Microsoft.AspNetCore", "Logging:LogLevel:System", "Logging:Console:LogLevel:Default",
        "Serilog:MinimumLevel", "Serilog:MinimumLevel:Default", "Serilog:MinimumLevel:Override:Microsoft", "Logging:EventSource:LogLevel:Default",
    ];

    private readonly string[] _before = TemporaryFiles();
    private readonly Site _site = SiteThatTellsAll();

    public Task InitializeAsync() => _site.InitializeAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Send_AMarkerInEveryWay_LeavesNoTrace()
    {
        await SendByEveryWayAsync(_site);
        await LeftNoTraceAsync(_site);
        Assert.Empty(TemporaryFiles().Except(_before));
    }

    [Fact]
    public async Task Send_AMarkerToASiteThatLogsForms_IsFound()
    {
        await using var leaking = SiteThatTellsAll(services => services.AddSingleton<IStartupFilter, FormLog>());
        await leaking.InitializeAsync();
        await leaking.Client().SendFormAsync(Forms.With(("AgeGroup", Marker)));
        await Assert.ThrowsAsync<Xunit.Sdk.DoesNotContainException>(() => LeftNoTraceAsync(leaking));
    }

    [Fact]
    public async Task Send_AMarkerToASiteWithMetrics_LeavesNoTraceInThem()
    {
        await using var collector = await Collector.StartAsync();
        await using var counted = new Site(_site.Data, collector.Serve);

        await SendByEveryWayAsync(counted);
        Collector.Send(counted);

        Assert.Contains("http.server.request.duration", collector.Received, StringComparison.Ordinal);
        Assert.DoesNotContain(Marker, collector.Received, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data")]
    [InlineData("header")]
    public async Task MarkerCheck_FindsPlantedMarker(string where)
    {
        if (where == "data")
        {
            await _site.WithAsync<AuditLog>(log => log.WriteAsync(Marker, "test"));
            await Assert.ThrowsAsync<Xunit.Sdk.DoesNotContainException>(() => LeftNoTraceAsync(_site));
        }
        else
        {
            using var answer = new HttpResponseMessage { Headers = { { "X-Answer", Marker } } };
            Assert.Throws<Xunit.Sdk.DoesNotContainException>(() => HasNoTrace(answer));
        }
    }

    private static Site SiteThatTellsAll(Action<IServiceCollection>? change = null) => new(host =>
    {
        foreach (var setting in TellAll)
        {
            host.UseSetting(setting, setting.StartsWith("Serilog", StringComparison.Ordinal) ? "Verbose" : "Trace");
        }

        host.ConfigureTestServices(services => change?.Invoke(services));
    });

    private static async Task SendByEveryWayAsync(Site site)
    {
        using var client = new HttpClient(new NoTrace(site.Server.CreateHandler())) { BaseAddress = site.ClientOptions.BaseAddress };
        foreach (var field in Forms.Full.Select(field => field.Field).Concat(["CalciumMilligrams", ResultView.ChangeButton, Marker]))
        {
            IEnumerable<(string, string)> form = [.. Forms.Full.Where(sent => sent.Field != field), (field, Marker)];
            await client.SendFormAsync(form, "/?q=" + Marker);
            await client.SendFormAsync([.. form, (field, Marker + "2")]);
            await client.SendFormAsync([.. form, (ResultView.ChangeButton, "yes")]);
        }

        foreach (var type in new[] { "application/x-www-form-urlencoded; charset=utf-7", $"x/y; charset={Marker}", Marker, "multipart/form-data; boundary=" + Marker })
        {
            using var odd = new ByteArrayContent(Encoding.UTF8.GetBytes($"Frequency={Marker}&%zz\0"));
            odd.Headers.TryAddWithoutValidation("Content-Type", type);
            await client.PostAsync(new Uri("/", UriKind.Relative), odd);
        }

        foreach (var json in new[] { $$"""{"frequency":"{{Marker}}","rulesVersion":"{{Marker}}"}""", $$"""{"{{Marker}}":1}""", $$"""{"frequency":{{Marker}}""", $$"""{"servings":{"{{Marker}}":1} }""" })
        {
            using var body = new StringContent(json, Encoding.UTF8, "application/json");
            await client.PostAsync(new Uri("/assessments?" + Marker, UriKind.Relative), body);
        }

        await client.SendFormAsync([("Frequency", Marker + new string('a', 100_000))]);
        await client.SendFormAsync([(Marker + new string('a', 300), "x")]);
        await client.SendFormAsync(Enumerable.Range(0, 200).Select(i => (Marker + i, Marker)));
        await client.GetAsync(new Uri("/privacy?" + Marker, UriKind.Relative));
        await client.GetAsync(new Uri("/reminder.ics?" + Marker, UriKind.Relative));
        await client.GetAsync(new Uri("/how-it-works.csv?" + Marker, UriKind.Relative));

        await client.GetAsync(new Uri($"/{Marker}?{Marker}={Marker}", UriKind.Relative));
        await client.GetAsync(new Uri("/article?a=" + Marker, UriKind.Relative));
        await client.SendFormAsync([("a", Marker)], "/article");
        using var broken = new StringContent(Marker, Encoding.UTF8, "application/json");
        await client.PostAsync(new Uri("/", UriKind.Relative), broken);
        using var method = new HttpRequestMessage(new(Marker), "/");
        method.Headers.TryAddWithoutValidation("Cookie", Marker);
        method.Headers.TryAddWithoutValidation("User-Agent", Marker);
        method.Headers.TryAddWithoutValidation("Referer", "http://localhost/" + Marker);
        await client.SendAsync(method);

        foreach (var path in new[] { "/", "/result", "/admin", "/admin/sign-in", "/health/ready", "/nope" })
        {
            foreach (var type in new[] { "multipart/form-data; boundary=b", "multipart/form-data", "application/json", "application/x-www-form-urlencoded" })
            {
                // Broken, and too big for memory alone.
                using var body = new ByteArrayContent(Encoding.UTF8.GetBytes($"--b\r\nContent-Disposition: form-data; name=\"{Marker}\"; filename=\"{Marker}\"\r\n\r\n{string.Concat(Enumerable.Repeat(Marker, 20_000))}"));
                body.Headers.TryAddWithoutValidation("Content-Type", type);
                await client.PostAsync(new Uri($"{path}?{Marker}={Marker}", UriKind.Relative), body);
            }

            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            foreach (var header in new[] { "Accept-Language", "If-None-Match", "Range", "X-Forwarded-For", "X-Forwarded-Host", "traceparent", "baggage", "Authorization", "Origin", Marker })
            {
                request.Headers.TryAddWithoutValidation(header, Marker);
            }

            foreach (var cookie in new[] { "CrampCheck.SignIn", "CrampCheck.Form", "CrampCheck.Device", "CrampCheck.Passkey", ".AspNetCore.Mvc.CookieTempDataProvider", Marker })
            {
                request.Headers.TryAddWithoutValidation("Cookie", $"{cookie}={Marker}");
            }

            await client.SendAsync(request);
        }
    }

    [Fact]
    public async Task Fail_WhileAnswersAreJudged_ShowsAPlainPageAndLogsNoAnswer()
    {
        await using var failing = SiteThatTellsAll(services => services.AddSingleton<IValidator<AnswersForm>, FailingValidator>());

        var answer = await failing.Client().SendFormAsync(Forms.With(("AgeGroup", Marker)));
        var page = await answer.PageAsync();

        Assert.Equal(500, (int)answer.StatusCode);
        Assert.NotNull(page.QuerySelector("[data-safety-list]"));
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
        Assert.DoesNotContain("FailingValidator", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Single(failing.Log, line => line.Exception?.Message == "the test fails here");
        HasNoTrace(answer);
        await SendByEveryWayAsync(failing);
        await LeftNoTraceAsync(failing);
        Assert.Empty(TemporaryFiles().Except(_before));
    }

    private static async Task LeftNoTraceAsync(Site site)
    {
        var format = new CompactJsonFormatter();
        Assert.NotEmpty(site.Log);
        foreach (var line in site.Log)
        {
            using var text = new StringWriter();
            format.Format(line, text);
            Assert.DoesNotContain(Marker, text.ToString(), StringComparison.OrdinalIgnoreCase);
        }

        foreach (var file in Directory.GetFiles(site.Data, "*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            Assert.DoesNotContain(Marker, await reader.ReadToEndAsync(), StringComparison.OrdinalIgnoreCase);
        }
    }

    private static void HasNoTrace(HttpResponseMessage answer)
    {
        Assert.DoesNotContain(Marker, answer.Headers.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Marker, answer.Content.Headers.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Marker, answer.ReasonPhrase ?? "", StringComparison.OrdinalIgnoreCase);
    }

    // Where the framework puts what is too big for memory.
    private static string[] TemporaryFiles() => Directory.GetFiles(Path.GetTempPath(), "ASPNETCORE_*");

    private sealed class NoTrace(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            HasNoTrace(answer);
            return answer;
        }
    }

    private sealed class FormLog : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app => next(app.Use(async (context, go) =>
        {
            context.RequestServices.GetRequiredService<Serilog.ILogger>().Warning("{Form}", context.Request.HasFormContentType ? await context.Request.ReadFormAsync() : null);
            await go(context);
        }));
    }

    private sealed class FailingValidator : AbstractValidator<AnswersForm>
    {
        public override ValidationResult Validate(ValidationContext<AnswersForm> context) => throw new InvalidOperationException("the test fails here");
    }
}

/// <summary>Other tests may use temporary files.</summary>
[CollectionDefinition(nameof(TraceTests), DisableParallelization = true)]
public sealed class TraceTestsAlone;
