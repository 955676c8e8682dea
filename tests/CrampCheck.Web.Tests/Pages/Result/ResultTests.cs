using CrampCheck.Web.Pages.Result;
using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using CrampCheck.Rules;
using CrampCheck.Web.Pages.Questions;

namespace CrampCheck.Web.Tests.Pages.Result;

public sealed class ResultTests(Site site) : IClassFixture<Site>
{
    private readonly HttpClient _client = site.Client();

    /// <summary>Some answer sets: a prime apart, so that every answer to every question comes up.</summary>
    public static IEnumerable<Answers> Some => AnswerSets.All().Where((_, i) => i % Rounds.Of(307, 61) == 0);

    [Fact]
    public async Task Send_SampledAnswerSets_ShowsTheRulesResult()
    {
        var howItWorks = await _client.GetPageAsync("/how-it-works");
        foreach (var answers in Some)
        {
            var form = ToForm(answers);
            var assessment = Assessment.Of(answers);
            var answer = await _client.SendFormAsync(form);
            var main = (await answer.PageAsync()).QuerySelector("main")!;

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.True(answer.Headers.CacheControl?.NoStore);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            Assert.Equal(assessment.Verdict.Code(), main.GetAttribute("data-outcome"));
            Assert.Equal(
                string.Join(' ', assessment.Verdict.Leaders.Select(cause => cause.Code())),
                main.GetAttribute("data-leaders"));
            Assert.Equal(assessment.Verdict.IsProvisional ? "true" : "false", main.GetAttribute("data-provisional"));
            Assert.Equal(assessment.Seriousness.Code(), main.GetAttribute("data-seriousness"));
            Assert.Equal(Sensitivity.Of(answers).Steadiness.Code(), main.GetAttribute("data-steadiness"));
            Assert.Equal(Scorecard.Version, main.GetAttribute("data-rules-version"));
            ShowsCauses(main, assessment);
            AddsUp(main, assessment);
            HasNotice(main, assessment);
            Assert.NotEmpty(main.QuerySelectorAll("[data-what-if] button[data-try]"));
            Assert.All(main.QuerySelectorAll("details"), fold => Assert.False(fold.HasAttribute("open") || !fold.HasAttribute("data-fold")));
            Assert.DoesNotContain("%", main.TextContent, StringComparison.Ordinal);
            Assert.All(
                main.QuerySelectorAll("[data-sum] a[href*='#']"),
                link => Assert.NotNull(howItWorks.GetElementById(link.GetAttribute("href")!.Split('#')[1])));
        }
    }

    [Fact]
    public async Task Send_TheHiddenForm_GivesTheSameResultAgain()
    {
        foreach (var answers in Some.Where((_, i) => i % 10 == 0))
        {
            var first = (await (await _client.SendFormAsync(ToForm(answers))).PageAsync()).QuerySelector("main")!;
            var second = (await (await _client.SendFormAsync(HiddenForm(first))).PageAsync()).QuerySelector("main")!;
            Assert.Equal(first.OuterHtml, second.OuterHtml);
        }
    }

    [Fact]
    public async Task HiddenForm_HoldsEachValueAsItWasRead()
    {
        var form = Forms.With(
            ("Room", "measured"), ("RoomTemperature", " 018,50 "), ("RoomUnit", "c"), ("ExerciseIntensity", "light"), ("ExerciseMinutes", "007"),
            ("Calcium", "estimate"), ("Servings[milk]", "3,5"), ("Servings[kale]", ""), ("TabletMilligrams", " 100 mg"), ("AgeGroup", "71-plus"));

        var main = (await (await _client.SendFormAsync(form)).PageAsync()).QuerySelector("main")!;

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["Frequency"] = "rarely",
                ["ExerciseIntensity"] = "light",
                ["ExerciseMinutes"] = "7",
                ["Room"] = "measured",
                ["RoomTemperature"] = "18.5",
                ["RoomUnit"] = "c",
                ["NightCooling"] = "no",
                ["Calcium"] = "estimate",
                ["ServingsPer"] = "week",
                ["Servings[milk]"] = "3.5",
                ["TabletMilligrams"] = "100",
                ["TabletsPerDay"] = "1",
                ["AgeGroup"] = "71-plus",
            },
            HiddenForm(main).ToDictionary(field => field.Field, field => field.Value));
    }

    [Fact]
    public async Task ChangeAnAnswer_ShowsTheQuestionsFilledIn()
    {
        var form = Forms.With(("Room", "measured"), ("RoomTemperature", "65"), ("RoomUnit", "f"), ("AgeGroup", "9-18"));

        var answer = await _client.SendFormAsync([.. form, (ResultView.ChangeButton, "yes")]);
        var page = await answer.PageAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Equal("65", page.GetElementById("RoomTemperature")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector("[name=RoomUnit][value=f][checked]"));
        Assert.NotNull(page.QuerySelector("[name=Room][value=measured][checked]"));
        Assert.NotNull(page.QuerySelector("option[value='9-18'][selected]"));
        Assert.Null(page.QuerySelector(".summary"));
    }

    [Fact]
    public async Task Send_FahrenheitAtAThreshold_ScoresLikeCelsius()
    {
        var main = (await (await _client.SendFormAsync(Forms.With(("Room", "measured"), ("RoomTemperature", "71.6"), ("RoomUnit", "f"))))
            .PageAsync()).QuerySelector("[data-cause='cold-stimulation']")!;
        Assert.Equal(("0", "0"), (main.GetAttribute("data-low"), main.GetAttribute("data-high")));
    }

    [Theory]
    [InlineData("calcium-deficiency", "Calcium=lessThanDaily")]
    [InlineData("cold-stimulation", "Room=cold")]
    [InlineData("overexertion", "ExerciseIntensity=vigorous&ExerciseMinutes=60")]
    public async Task Advice_OfTheLeaderAlone_IsQuotedAndLeadsToItsPassages(string leader, string fields)
    {
        var sent = Read(fields);
        var main = (await (await _client.SendFormAsync(Forms.With([("Calcium", "amount"), ("CalciumMilligrams", "1000")]).Where(field => !sent.Any(own => own.Item1 == field.Field)).Concat(sent))).PageAsync()).QuerySelector("main")!;
        var article = await _client.GetPageAsync("/article");

        var quotations = main.QuerySelectorAll($"[data-cause='{leader}'] blockquote");
        Assert.NotEmpty(quotations);
        Assert.All(quotations, quotation =>
        {
            var link = quotation.QuerySelector("a[href^='/article#passage-']")!;
            Assert.Equal(quotation.QuerySelector("p")!.TextContent, article.GetElementById(link.GetAttribute("href")!.Split('#')[1])!.TextContent);
        });
        Assert.All(main.QuerySelectorAll("[data-leader='false']"), other =>
        {
            Assert.Null(other.QuerySelector("blockquote"));
            Assert.NotNull(article.GetElementById(other.QuerySelector("a[href^='/article#']:not(.more)")!.GetAttribute("href")!.Split('#')[1]));
        });
    }

    [Fact]
    public async Task Send_NoExercise_TellsNobodyToExerciseLess()
    {
        var main = (await (await _client.SendFormAsync(Forms.Complete)).PageAsync()).QuerySelector("[data-cause='overexertion']")!;
        Assert.Null(main.QuerySelector(".advice, blockquote"));
    }

    [Theory]
    [InlineData("Frequency=monthly&Room=comfortable", "One answer decides this: your calcium", "A missing answer decides this.")]
    [InlineData("Frequency=rarely&Room=unknown&NightCooling=unknown", "We cannot tell yet. Most helpful: your room temperature", "A missing answer decides this.")]
    [InlineData("Frequency=weekly&Room=cool&Calcium=twiceDaily", "One answer decides this: the exact temperature", "A more exact answer decides this.")]
    public async Task Send_WithOpenAnswers_NamesWhatDecides(string fields, string headline, string steadiness)
    {
        var sent = Read(fields);
        var main = (await (await _client.SendFormAsync(Forms.With(sent))).PageAsync()).QuerySelector("main")!;
        Assert.Equal(headline, main.QuerySelector("h1")!.TextContent);
        Assert.StartsWith(steadiness, main.QuerySelector("[data-what-if] > p")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_DegreesFahrenheit_AreShownFirst()
    {
        var main = (await (await _client.SendFormAsync(Forms.With(("Room", "measured"), ("RoomTemperature", "62F")))).PageAsync()).QuerySelector("main")!;

        Assert.Contains("62 °F", main.QuerySelector("[data-cause='cold-stimulation'] summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("62 °F", main.QuerySelector("[data-cause='cold-stimulation'] svg[role=img]")!.GetAttribute("aria-label")!, StringComparison.Ordinal);
        Assert.All(
            main.QuerySelectorAll("button[data-try]").Select(button => button.TextContent).Where(text => text.Contains("°C", StringComparison.Ordinal)),
            text => Assert.True(text.IndexOf("°F", StringComparison.Ordinal) < text.IndexOf("°C", StringComparison.Ordinal), text));
    }

    private static void ShowsCauses(IElement main, Assessment assessment)
    {
        var shown = main.QuerySelectorAll("section[data-cause]").ToList();
        Assert.Equal(assessment.Causes.Select(cause => cause.Cause.Code()), shown.Select(section => section.GetAttribute("data-cause")));
        foreach (var (section, cause) in shown.Zip(assessment.Causes))
        {
            Assert.Equal($"{cause.Score.Low}", section.GetAttribute("data-low"));
            Assert.Equal($"{cause.Score.High}", section.GetAttribute("data-high"));
            Assert.Equal(cause.Score.Band.Code(), section.GetAttribute("data-band"));
            Assert.Equal(assessment.Verdict.Leaders.Contains(cause.Cause) ? "true" : "false", section.GetAttribute("data-leader"));
        }
    }

    private static void AddsUp(IElement main, Assessment assessment)
    {
        foreach (var cause in assessment.Causes)
        {
            var rows = main.QuerySelectorAll("[data-sum] tr[data-question]").Select(row => row.GetAttribute("data-" + cause.Cause.Code())!.Split('-'));
            var (low, high) = (0, 0);
            foreach (var row in rows)
            {
                low += int.Parse(row[0], CultureInfo.InvariantCulture);
                high += int.Parse(row[^1], CultureInfo.InvariantCulture);
            }

            var limit = Scorecard.HighestScoreOf(cause.Cause);
            Assert.Equal(cause.Score, new(Math.Min(low, limit), Math.Min(high, limit)));
        }
    }

    private static void HasNotice(IElement main, Assessment assessment)
    {
        var notice = main.QuerySelector("[data-calcium-notice]")?.GetAttribute("data-calcium-notice");
        var expected = assessment.CalciumNotice switch
        {
            CalciumNotice.Enough => "enough",
            CalciumNotice.TooMuch => "too-much",
            _ => null,
        };
        Assert.Equal(expected, notice);
    }

    internal static IEnumerable<(string Field, string Value)> HiddenForm(IElement main) =>
        main.QuerySelectorAll("#answers input[type=hidden]").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value")!));

    private static (string Field, string Value)[] Read(string fields) => [.. fields.Split('&').Select(field => field.Split('=')).Select(field => (field[0], field[1]))];

    internal static List<(string Field, string Value)> ToForm(in Answers answers)
    {
        var (exercise, room) = (answers.Exercise, answers.Room);
        var (frequency, cooling, calcium) = (answers.Frequency, answers.NightCooling, answers.Calcium);
        return
        [
            ("Frequency", FrequencyQuestion.Frequencies.Single(code => code.Value == frequency).Key),
            ("ExerciseIntensity", exercise is { } known ? ExerciseQuestion.Intensities.Single(code => code.Value == known.Intensity).Key : "unknown"),
            ("ExerciseMinutes", $"{exercise?.Minutes}"),
            ("Room", room.Celsius is not null ? "measured" : room.Feel is { } feel ? RoomQuestion.CodeOf(feel) : "unknown"),
            ("RoomTemperature", $"{room.Celsius}"),
            ("RoomUnit", "c"),
            ("NightCooling", RoomQuestion.Coolings.Single(code => code.Value == cooling).Key),
            ("Calcium", calcium switch
            {
                { Milligrams: not null } => "amount",
                { Habit: { } habit } => CalciumQuestion.Habits.Single(code => code.Value == habit).Key,
                _ => "unknown",
            }),
            ("CalciumMilligrams", $"{calcium.Milligrams}"),
            ("Confirmed", "yes"),
        ];
    }
}
