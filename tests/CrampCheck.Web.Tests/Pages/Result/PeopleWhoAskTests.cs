using System.Net;
using AngleSharp.Dom;

namespace CrampCheck.Web.Tests.Pages.Result;

/// <summary>People who published their story, answering as they would. Each met a wrong result once.</summary>
public sealed class PeopleWhoAskTests(Site site) : IClassFixture<Site>
{
    private const string Calcium = "calcium-deficiency", Cold = "cold-stimulation", Overexertion = "overexertion";

    [Theory]
    [InlineData("stands six hours at a till", Overexertion, 50, 50, "Frequency=mostNights&ExerciseIntensity=light&ExerciseMinutes=360&Room=cool&NightCooling=no&Calcium=lessThanDaily")]
    [InlineData("lifts and climbs eight hours a day", Overexertion, 70, 70, "ExerciseIntensity=moderate&ExerciseMinutes=480")]
    [InlineData("digs two hours a day", Overexertion, 100, 100, "ExerciseIntensity=vigorous&ExerciseMinutes=120")]
    [InlineData("two glasses of milk a day", Calcium, 10, 10, "Calcium=estimate&ServingsPer=day&Servings[milk]=2")]
    [InlineData("two glasses of milk a week", Calcium, 75, 75, "Calcium=estimate&ServingsPer=week&Servings[milk]=2")]
    [InlineData("750 mg a day", Calcium, 25, 25, "Calcium=amount&CalciumMilligrams=750")]
    [InlineData("500 mg a day", Calcium, 45, 45, "Calcium=amount&CalciumMilligrams=500")]
    [InlineData("comfortable room, fan not known", Cold, 0, 25, "Room=comfortable&NightCooling=unknown")]
    [InlineData("the same, weekly", Cold, 0, 30, "Frequency=weekly&Room=comfortable&NightCooling=unknown")]
    [InlineData("68F, no unit chosen", Cold, 10, 10, "Room=measured&RoomTemperature=68F")]
    [InlineData("20 °C, no unit chosen", Cold, 10, 10, "Room=measured&RoomTemperature=20 °C")]
    [InlineData("30 min", Overexertion, 10, 10, "ExerciseIntensity=moderate&ExerciseMinutes=30 min")]
    [InlineData("~30", Overexertion, 10, 10, "ExerciseIntensity=moderate&ExerciseMinutes=~30")]
    [InlineData("900mg", Calcium, 10, 10, "Calcium=amount&CalciumMilligrams=900mg")]
    [InlineData("a child of 7", Calcium, 10, 10, "Calcium=amount&CalciumMilligrams=900&AgeGroup=4-8")]
    [InlineData("two tablets of 300 mg and no milk", Calcium, 10, 10, "Calcium=estimate&Servings[milk]=0&TabletMilligrams=300&TabletsPerDay=2")]
    public async Task Send_AStory_GivesTheRightScore(string who, string cause, int low, int high, string story)
    {
        var section = (await SendAsync(story)).QuerySelector($"section[data-cause='{cause}']")!;
        Assert.Equal((who, $"{low}", $"{high}"), (who, section.GetAttribute("data-low"), section.GetAttribute("data-high")));
    }

    [Theory]
    [InlineData("none", "Calcium=amount&CalciumMilligrams=750")]
    [InlineData("none", "Frequency=weekly&Calcium=twiceDaily&ExerciseIntensity=light&ExerciseMinutes=30")]
    [InlineData("none", "Frequency=weekly&Room=comfortable&NightCooling=unknown&Calcium=twiceDaily")]
    [InlineData("overexertion", "ExerciseIntensity=moderate&ExerciseMinutes=480&Calcium=twiceDaily")]
    public async Task Send_AStory_GivesTheRightOutcome(string outcome, string story) =>
        Assert.Equal(outcome, (await SendAsync(story)).GetAttribute("data-outcome"));

    [Fact]
    public async Task Send_AResultThatAMissingAnswerCanChange_IsNeverCalledSteady()
    {
        var main = await SendAsync("Frequency=weekly&ExerciseIntensity=unknown&Room=unknown&NightCooling=unknown&Calcium=lessThanDaily");
        Assert.Equal("true", main.GetAttribute("data-provisional"));
        Assert.DoesNotContain("steady", main.QuerySelector("[data-what-if] > p")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_MilkTwiceADayAndCrampsEveryWeek_IsSeriousAndStandsOutInNothing()
    {
        var main = await SendAsync("Frequency=weekly&Calcium=twiceDaily");
        Assert.Equal(("none", "serious"), (main.GetAttribute("data-outcome"), main.GetAttribute("data-seriousness")));
    }

    [Fact]
    public async Task Send_TooMuchCalcium_SaysSoAtTheTopAndTellsNobodyToStopWhatADoctorOrdered()
    {
        var main = await SendAsync("Calcium=amount&CalciumMilligrams=2500");
        var notice = main.QuerySelector("[data-calcium-notice='too-much']")!;
        Assert.NotNull(main.QuerySelector($".first a[href='#{notice.ParentElement!.QuerySelector("h3")!.Id}']"));
        Assert.Contains("Do not stop it without asking", notice.TextContent, StringComparison.Ordinal);
        Assert.Equal("https://doi.org/10.17226/13050", notice.QuerySelector("a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("Calcium=onceDaily", true)]
    [InlineData("Calcium=onceDaily&Room=measured&RoomTemperature=17 C", true)]
    [InlineData("Room=cold", false)]
    public async Task Send_AStoryWhereCalciumLeads_SaysFirstWhoShouldAskADoctorFirst(string story, bool isSaid)
    {
        var first = (await SendAsync(story)).QuerySelector(".first")!.TextContent;
        foreach (var word in new[] { "kidney disease", "dialysis", "kidney stones" })
        {
            Assert.Equal(isSaid, first.Contains(word, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Theory]
    [InlineData("calcium-deficiency", "Calcium=onceDaily")]
    [InlineData("cold-stimulation", "Room=cold")]
    [InlineData("overexertion", "ExerciseIntensity=vigorous&ExerciseMinutes=60")]
    [InlineData("joint", "Room=cold&ExerciseIntensity=vigorous&ExerciseMinutes=60")]
    [InlineData("none", "Calcium=twiceDaily")]
    [InlineData("unknown", "Calcium=unknown")]
    public async Task Send_AnyOutcome_HasTheStretchTheSafetySentenceAndWhatElseIsCommon(string outcome, string story)
    {
        var main = await SendAsync(story);
        Assert.Equal(outcome, main.GetAttribute("data-outcome"));
        Assert.Contains("calf stretch", main.QuerySelector(".first")!.TextContent, StringComparison.Ordinal);
        AssertStandsOpen(main, "[data-safety-list]", "chest pain", "one leg swollen", "one calf", "cold, pale or numb", "10 minutes");
        AssertStandsOpen(main, "[data-also-common]", "pregnancy", "water tablets", "standing", "diabetes", "no cause that can be found");
    }

    [Fact]
    public async Task ShowQuestions_HasTheSafetySentenceAboveTheFirstQuestion()
    {
        var main = (await site.Client().GetPageAsync("/")).QuerySelector("main")!;
        AssertStandsOpen(main, "[data-safety-list]", "chest pain", "one leg swollen", "one calf", "cold, pale or numb", "10 minutes");
        Assert.True(main.QuerySelector("[data-safety-list]")!.CompareDocumentPosition(main.QuerySelector("fieldset")!).HasFlag(DocumentPositions.Following));
    }

    private static void AssertStandsOpen(IElement main, string part, params string[] words)
    {
        var open = (IElement)main.QuerySelector(part)!.Clone();
        foreach (var fold in open.QuerySelectorAll("details"))
        {
            fold.Remove();
        }

        Assert.All(words, word => Assert.Contains(word, open.TextContent, StringComparison.Ordinal));
        Assert.NotEmpty(main.QuerySelectorAll($"{part} details a[href^='https://'], {part} .source a[href^='https://']"));
    }

    // What the story does not tell is unremarkable.
    private async Task<IElement> SendAsync(string story)
    {
        (string Field, string Value)[] told = [.. story.Split('&').Select(field => field.Split('=')).Select(field => (field[0], field[1]))];
        var form = Forms.With(told).Select(field => field is ("Calcium", "unknown") && !story.Contains("Calcium=", StringComparison.Ordinal) ? ("Calcium", "twiceDaily") : field);
        var answer = await site.Client().SendFormAsync(form);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.PageAsync()).QuerySelector("main[data-outcome]")!;
    }
}
