using CrampCheck.Web.Pages.Result;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using CrampCheck.Rules;
using CrampCheck.Web.Pages.Questions;
using CsCheck;

namespace CrampCheck.Web.Tests.Pages.Result;

/// <summary>Forms with any ages, units, foods and writings, against the rules asked without the form.</summary>
public sealed partial class RandomFormTests(Site site) : IClassFixture<Site>
{
    private static readonly string[] Titles = ["data-outcome", "data-leaders", "data-provisional", "data-seriousness", "data-steadiness", "data-rules-version"];

    private static readonly Gen<(IReadOnlyList<(string, string)> Form, Answers Answers)> Sent =
        from frequency in One(FrequencyQuestion.Frequencies)
        from intensity in One(ExerciseQuestion.Intensities)
        from minutes in Gen.Int[0, Exercise.MaxMinutes]
        from feel in One(RoomQuestion.Feels)
        from hundredths in Gen.Int[3200, 11300]
        from kind in Gen.Int[0, 4]
        from knows in Gen.Bool.Array[3]
        from cooling in One(RoomQuestion.Coolings)
        from age in One(CalciumQuestion.AgeGroups)
        from habit in One(CalciumQuestion.Habits)
        from days in Gen.OneOf(Gen.Const(1), Gen.Const(7))
        from tablets in Gen.Int[0, CalciumEstimate.MaxTablets]
        from milligrams in Gen.Int[0, CalciumIntake.MaxMilligrams]
        from servings in Gen.Int[0, 100].Array[CalciumEstimate.Foods.Length]
        from mark in Gen.Bool
        select Of(frequency, intensity, minutes, feel, hundredths, kind, knows, cooling, age, habit, days, tablets, milligrams, servings, mark ? "," : ".");

    private readonly HttpClient _client = site.Client();

    [Fact]
    public async Task Send_AnyForm_ShowsTheRulesResultAndASumThatAddsUp() => await Sent.SampleAsync(
        async sample =>
        {
            var assessment = Assessment.Of(sample.Answers);
            var answer = await _client.SendFormAsync(sample.Form);
            var page = await answer.PageAsync();
            var main = page.QuerySelector("main")!;

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(assessment.Verdict.Code(), main.GetAttribute("data-outcome"));
            Assert.Equal(Sensitivity.Of(sample.Answers).Steadiness.Code(), main.GetAttribute("data-steadiness"));
            Assert.Equal(
                assessment.Causes.Select(cause => $"{cause.Cause.Code()} {cause.Score.Low} {cause.Score.High}"),
                main.QuerySelectorAll("section[data-cause]").Select(part => $"{part.GetAttribute("data-cause")} {part.GetAttribute("data-low")} {part.GetAttribute("data-high")}"));
            AddsUpInSight(main);
            Assert.DoesNotContain("you have calcium deficiency", main.TextContent, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain('%', main.TextContent);

            var hidden = Hidden(main);
            var again = (await (await _client.SendFormAsync(hidden)).PageAsync()).QuerySelector("main")!;
            Assert.Equal(Titles.Select(main.GetAttribute), Titles.Select(again.GetAttribute));
            Assert.Equal(hidden, Hidden(again));
            var questions = await (await _client.SendFormAsync([.. hidden, (ResultView.ChangeButton, "yes")])).PageAsync();
            Assert.All(hidden, field => Assert.True(IsFilledIn(questions, field.Field, field.Value), field.Field));
        },
        iter: Rounds.Of(40, 1_000),
        threads: 1);

    [Theory]
    [InlineData("calcium-deficiency", "Calcium=amount&CalciumMilligrams=220")]
    [InlineData("cold-stimulation", "Room=cold&NightCooling=yes")]
    [InlineData("overexertion", "ExerciseIntensity=vigorous&ExerciseMinutes=120&Calcium=amount&CalciumMilligrams=1000")]
    [InlineData("joint", "Room=measured&RoomTemperature=10&RoomUnit=c&Calcium=amount&CalciumMilligrams=300")]
    [InlineData("none", "Calcium=amount&CalciumMilligrams=1000")]
    [InlineData("unknown", "Calcium=unknown")]
    public async Task Send_AStory_HasItsOutcomeAndTheWholePage(string outcome, string fields)
    {
        var sent = fields.Split('&').Select(field => field.Split('=')).Select(field => (field[0], field[1])).ToArray();
        var main = (await (await _client.SendFormAsync(Forms.With(sent))).PageAsync()).QuerySelector("main")!;

        Assert.Equal(outcome, main.GetAttribute("data-outcome"));
        string[] order = ["h1", ".first", "[data-safety-list]", "[data-cause]", "[data-also-common]", "[data-what-if]", "[data-sum]", "#answers"];
        var all = main.QuerySelectorAll("*").ToList();
        var places = order.Select(part => all.IndexOf(main.QuerySelector(part)!)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.Equal(3, main.QuerySelectorAll("[data-cause] .research").Length);
        Assert.Equal(main.QuerySelectorAll("[id]").Length, main.QuerySelectorAll("[id]").Select(element => element.Id).Distinct().Count());
        foreach (var link in main.QuerySelectorAll("a[href^='/']").Select(link => link.GetAttribute("href")!.Split('#')).DistinctBy(parts => string.Join('#', parts)))
        {
            var target = await _client.GetAsync(new Uri(link[0], UriKind.Relative));
            Assert.Equal((link[0], HttpStatusCode.OK), (link[0], target.StatusCode));
            Assert.True(link.Length == 1 || (await target.PageAsync()).GetElementById(link[1]) is not null, string.Join('#', link));
        }

        Assert.All(main.QuerySelectorAll("a[href^='#']"), link => Assert.NotNull(main.QuerySelector(link.GetAttribute("href")!)));
        Assert.All(main.QuerySelectorAll("[aria-labelledby]"), part => Assert.NotNull(main.QuerySelector("#" + part.GetAttribute("aria-labelledby"))));
    }

    [Theory]
    [InlineData("rarely", "ordinary")]
    [InlineData("monthly", "ordinary")]
    [InlineData("unknown", "ordinary")]
    [InlineData("weekly", "serious")]
    [InlineData("mostNights", "very-serious")]
    public async Task Send_Frequency_ShowsSeriousness(string frequency, string seriousness)
    {
        var main = (await (await _client.SendFormAsync(Forms.With(("Frequency", frequency), ("Calcium", "amount"), ("CalciumMilligrams", "500"))))
            .PageAsync()).QuerySelector("main")!;

        Assert.Equal(seriousness, main.GetAttribute("data-seriousness"));
        var notice = main.QuerySelector(".notice");
        Assert.Equal(seriousness != "ordinary" || frequency == "unknown", notice is not null);
    }

    // The numbers that a visitor reads: the rows, with the limit where it cuts, come to the last row and to the scores.
    private static void AddsUpInSight(IElement main)
    {
        var rows = main.QuerySelectorAll("[data-sum] tbody tr").Select(Cells).ToList();
        var total = Cells(main.QuerySelector("[data-sum] tr[data-total]")!);
        foreach (var (i, cause) in CauseSet.All.Index())
        {
            var (low, high) = (rows.Sum(row => row[i].Low), rows.Sum(row => row[i].High));
            var part = main.QuerySelector($"section[data-cause='{cause.Code()}']")!;
            Assert.Equal(total[i], (low, high));
            Assert.Equal(($"{low}", $"{high}"), (part.GetAttribute("data-low"), part.GetAttribute("data-high")));
        }
    }

    private static List<(int Low, int High)> Cells(IElement row) =>
    [
        .. row.QuerySelectorAll("td").Select(cell =>
        {
            // Each number or range stands in a link of its own, or alone in the cell.
            var parts = cell.QuerySelectorAll("a").Select(link => link.TextContent).DefaultIfEmpty(cell.TextContent);
            var numbers = parts.Select(part => Number().Matches(part).Select(match => int.Parse(match.Value.Replace('−', '-'), CultureInfo.InvariantCulture)).DefaultIfEmpty(0).ToList()).ToList();
            return (numbers.Sum(part => part[0]), numbers.Sum(part => part[^1]));
        }),
    ];

    private static List<(string Field, string Value)> Hidden(IElement main) =>
        [.. main.QuerySelectorAll("#answers input[type=hidden]").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value")!))];

    private static bool IsFilledIn(IDocument page, string field, string value) =>
        page.QuerySelectorAll("form [name]").Where(element => element.GetAttribute("name") == field).Any(element => element.GetAttribute("type") == "radio"
            ? element.GetAttribute("value") == value && element.HasAttribute("checked")
            : (element.GetAttribute("value") ?? element.QuerySelector("option[selected]")?.GetAttribute("value")) == value);

    private static (IReadOnlyList<(string, string)> Form, Answers Answers) Of(
        KeyValuePair<string, Frequency> frequency, KeyValuePair<string, Intensity> intensity, int minutes, KeyValuePair<string, RoomFeel> feel,
        int hundredths, int kind, bool[] knows, KeyValuePair<string, NightCooling> cooling, KeyValuePair<string, AgeGroup> age,
        KeyValuePair<string, CalciumHabit> habit, int days, int tablets, int milligrams, int[] servings, string mark)
    {
        var degrees = hundredths / 100m;
        var written = degrees.ToString(CultureInfo.InvariantCulture).Replace(".", mark, StringComparison.Ordinal);
        List<(string, string)> form = [("Frequency", frequency.Key), ("NightCooling", cooling.Key), ("AgeGroup", knows[0] ? age.Key : ""), ("RoomUnit", "f")];
        form.AddRange([("ExerciseIntensity", knows[1] ? intensity.Key : "unknown"), ("ExerciseMinutes", $"{minutes}")]);
        form.AddRange([("Room", kind switch { 0 => "unknown", 1 => feel.Key, _ => "measured" }), ("RoomTemperature", written)]);
        form.AddRange([("Calcium", kind switch { 0 => "unknown", 1 => "amount", 2 => habit.Key, _ => "estimate" }), ("Confirmed", "yes"), ("ServingsPer", days == 1 ? "day" : ""), ("CalciumMilligrams", $" {milligrams} ")]);
        form.AddRange(CalciumEstimate.Foods.Zip(servings).Select(food => ($"Servings[{food.First.Code}]", knows[2] ? $"{food.Second}{mark}0" : "")));
        form.AddRange([("TabletMilligrams", knows[2] ? "" : $"{milligrams} mg"), ("TabletsPerDay", knows[2] ? "" : $"{tablets}")]);
        return (form, new Answers
        {
            Frequency = frequency.Value,
            NightCooling = cooling.Value,
            AgeGroup = knows[0] ? age.Value : null,
            Exercise = knows[1] ? new(intensity.Value, minutes) : null,
            Room = kind switch { 0 => default, 1 => RoomTemperature.Felt(feel.Value), _ => RoomTemperature.Measured((degrees - 32) / 1.8m) },
            Calcium = kind switch
            {
                0 => default,
                1 => CalciumIntake.Of(milligrams),
                2 => CalciumIntake.Of(habit.Value),
                _ when knows[2] => CalciumIntake.Of(Math.Min(5000, 250 + (CalciumEstimate.Foods.Zip(servings).Sum(food => food.First.Milligrams * food.Second) / days))),
                _ => CalciumIntake.Of(Math.Min(5000, 250 + (milligrams * tablets))),
            },
        });
    }

    private static Gen<KeyValuePair<string, T>> One<T>(IReadOnlyDictionary<string, T> offered) =>
        Gen.Int[0, offered.Count - 1].Select(i => offered.OrderBy(code => code.Key, StringComparer.Ordinal).ElementAt(i));

    [GeneratedRegex("[−-]?[0-9]+")]
    private static partial Regex Number();
}
