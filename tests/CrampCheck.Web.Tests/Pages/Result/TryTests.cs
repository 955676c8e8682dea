using System.Net;
using CrampCheck.Rules;
using CrampCheck.Web.Pages.Questions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using static CrampCheck.Web.Tests.Pages.Result.ResultTests;

namespace CrampCheck.Web.Tests.Pages.Result;

/// <summary>Other answers that a result offers to try.</summary>
public sealed class TryTests(Site site) : IClassFixture<Site>
{
    private readonly HttpClient _client = site.Client();

    [Fact]
    public async Task Try_EveryOffer_GivesThePromisedResultAndKeepsTheVisitorsAnswers()
    {
        foreach (var answers in Some.Where((_, i) => i % 8 == 0))
        {
            await KeepsItsPromisesAsync(ToForm(answers), answers);
        }
    }

    [Theory]
    [InlineData("48.2")]
    [InlineData("59.5")]
    [InlineData("66")]
    [InlineData("80")]
    public async Task Try_EveryOfferInFahrenheit_GivesThePromisedResult(string temperature)
    {
        var form = Forms.With(("Room", "measured"), ("RoomTemperature", temperature), ("RoomUnit", "f"), ("Calcium", "amount"), ("CalciumMilligrams", "700"));
        await KeepsItsPromisesAsync(form, AnswersForm.From(new FormCollection(form.ToDictionary(field => field.Field, field => new StringValues(field.Value)))).ToAnswers());
    }

    [Fact]
    public async Task Try_AnotherEffort_StaysNearTheVisitorsMinutes()
    {
        var main = (await (await _client.SendFormAsync(Forms.With(("ExerciseIntensity", "vigorous"), ("ExerciseMinutes", "90"), ("Room", "cold"), ("NightCooling", "yes")))).PageAsync()).QuerySelector("main")!;
        var any = main.QuerySelectorAll("button[data-try]").Where(button => button.TextContent.StartsWith("Any", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(any);
        Assert.All(any, button => Assert.EndsWith("ExerciseMinutes=90", button.GetAttribute("value"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Try_OneAnswerAfterAnother_KeepsTheFirst()
    {
        var form = Forms.With(("Calcium", "amount"), ("CalciumMilligrams", "1000"), ("Try", "Room=cold"));
        var first = (await (await _client.SendFormAsync(form)).PageAsync()).QuerySelector("main")!;
        var button = first.QuerySelectorAll("button[data-try]").First(button => button.GetAttribute("value")!.Contains("Exercise", StringComparison.Ordinal));
        Assert.StartsWith("Room=cold&", button.GetAttribute("value")!, StringComparison.Ordinal);

        var second = (await (await _client.SendFormAsync([.. HiddenForm(first), ("Try", button.GetAttribute("value")!)])).PageAsync()).QuerySelector("main")!;
        Assert.Matches("Exercise or leg work: .*; Bedroom: ", second.QuerySelector("[data-trying]")!.TextContent);
    }

    [Theory]
    [InlineData("Room=lava")]
    [InlineData("Calcium=amount&CalciumMilligrams=-1")]
    public async Task Try_AValueNotOffered_IsAnErrorAtThatField(string tried)
    {
        var answer = await _client.SendFormAsync([.. Forms.Complete, ("Try", tried)]);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Single((await answer.PageAsync()).QuerySelectorAll(".summary a"));
    }

    private async Task KeepsItsPromisesAsync(IReadOnlyList<(string Field, string Value)> form, Answers answers)
    {
        var main = (await (await _client.SendFormAsync(form)).PageAsync()).QuerySelector("main")!;
        var own = HiddenForm(main).ToList();
        var offers = Sensitivity.Of(answers).MostTelling().ToList();
        var buttons = main.QuerySelectorAll("[data-what-if] button[data-try]").ToList();
        Assert.Equal(offers.Count, buttons.Count);
        foreach (var (offer, button) in offers.Zip(buttons))
        {
            var answer = await _client.SendFormAsync([.. own, (button.GetAttribute("name")!, button.GetAttribute("value")!)]);
            var tried = (await answer.PageAsync()).QuerySelector("main")!;

            Assert.Equal("answers", button.GetAttribute("form"));
            Assert.Equal((HttpStatusCode.OK, offer.Verdict.Code()), (answer.StatusCode, tried.GetAttribute("data-outcome")));
            Assert.Equal(string.Join(' ', offer.Verdict.Leaders.Select(cause => cause.Code())), tried.GetAttribute("data-leaders"));
            Assert.Equal(offer.Verdict.IsProvisional ? "true" : "false", tried.GetAttribute("data-provisional"));
            Assert.Equal(own, HiddenForm(tried));
            Assert.Contains($"{AskedQuestion.Of(offer.Question).Topic}: ", tried.QuerySelector("[data-trying]")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(button.GetAttribute("value"), tried.QuerySelector("[data-trying]")!.GetAttribute("data-trying"));
            Assert.Equal("answers", tried.QuerySelector("[data-trying] button")!.GetAttribute("form"));
            Assert.False(tried.QuerySelector("[data-trying] button")!.HasAttribute("name"));
        }
    }
}
