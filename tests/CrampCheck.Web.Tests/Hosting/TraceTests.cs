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
        foreach (var field in Forms.Full.Select(field => field.Field).Concat(["CalciumMilligrams", IndexModel.ChangeButton, Marker]))
        {
            IEnumerable<(string, string)> form = [.. Forms.Full.Where(sent => sent.Field != field), (field, Marker)];
            await client.SendFormAsync(form, "/?q=" + Marker);
            await client.SendFormAsync([.. form, (field, Marker + "2")]);
            await client.SendFormAsync([.. form, (IndexModel.ChangeButton, "yes")]);
        }

        foreach (var type in new[] { "application/x-www-form-urlencoded; charset=utf-7", $"x/y; charset={Marker}", Marker, "multipart/form-data; boundary=" + Marker })
        {
            using var odd = new ByteArrayContent(Encoding.UTF8.GetBytes($"Frequency={Marker}&%zz\0"));
            odd.Headers.TryAddWithoutValidation("Content-Type", type);
            await client.PostAsync(new Uri("/", UriKind.Relative), odd);
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
