using System.Text;
using CrampCheck.Web.Pages.Questions;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Formatting.Compact;

namespace CrampCheck.Web.Tests.Hosting;

/// <summary>Answers leave no trace, by whatever way they come.</summary>
public sealed class TraceTests(Site site) : IClassFixture<Site>
{
    private const string Marker = "MARKER7x";

    [Fact]
    public async Task Send_AMarkerByEveryWay_LeavesItNowhere()
    {
        var client = site.Client();
        foreach (var field in new[] { "Frequency", "ExerciseMinutes", "RoomTemperature", "CalciumMilligrams", "Servings[milk]", "AgeGroup", Marker })
        {
            await client.SendFormAsync(Forms.With(("ExerciseIntensity", "light"), ("Room", "measured"), ("Calcium", "estimate"), (field, Marker)), "/?q=" + Marker);
        }

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

        await LeftNoTraceAsync(site);
    }

    [Fact]
    public async Task Fail_WhileAnswersAreJudged_ShowsAPlainPageAndLogsNoAnswer()
    {
        await using var failing = new Site(site.Data, host => host.ConfigureTestServices(
            services => services.AddSingleton<IValidator<AnswersForm>, FailingValidator>()));

        var answer = await failing.Client().SendFormAsync(Forms.With(("AgeGroup", Marker)));
        var page = await answer.PageAsync();

        Assert.Equal(500, (int)answer.StatusCode);
        Assert.NotNull(page.QuerySelector(".card-urgent"));
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
        Assert.DoesNotContain("FailingValidator", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Single(failing.Log, line => line.Exception?.Message == "the test fails here");
        await LeftNoTraceAsync(failing);
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

    private sealed class FailingValidator : AbstractValidator<AnswersForm>
    {
        public override ValidationResult Validate(ValidationContext<AnswersForm> context) => throw new InvalidOperationException("the test fails here");
    }
}
