using System.Net;
using AngleSharp.Html.Dom;
using CrampCheck.Rules;

namespace CrampCheck.Web.Tests.Pages.Questions;

/// <summary>What holds for each field there is.</summary>
public sealed class EveryFieldTests(Site site) : IClassFixture<Site>
{
    private const string Hostile = "MARKER7x\"'><script>alert(1)</script>&amp;\u00a0é";

    private static readonly IReadOnlyList<(string Field, string Value)> WithAmount =
        [.. Forms.Full.Where(field => field.Field != "Calcium" && !IsFood(field.Field)), ("Calcium", "amount"), ("CalciumMilligrams", "800")];

    private readonly HttpClient _client = site.Client();

    public static TheoryData<string> Fields => [.. Forms.Full.Select(sent => sent.Field), "CalciumMilligrams"];

    private static readonly IReadOnlyList<string> AllBoxes =
        [.. Forms.Full.Select(sent => sent.Field).Where(IsFood).Except(["ServingsPer"]), "ExerciseMinutes", "RoomTemperature", "CalciumMilligrams"];

    public static TheoryData<string> Boxes => [.. AllBoxes];

    [Fact]
    public async Task Send_EveryField_IsAcceptedUnchanged()
    {
        foreach (var form in new[] { Forms.Full, WithAmount })
        {
            var answer = await _client.SendFormAsync([.. form, ("NotAField", "anything")]);
            var hidden = (await answer.PageAsync()).QuerySelectorAll("#answers input[type=hidden]")
                .ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value")!);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(form.ToDictionary(field => field.Field, field => field.Value), hidden);
        }
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task Send_AFieldTwice_IsAnErrorAtThatField(string field)
    {
        var form = FormWith(field);
        var value = form.Single(sent => sent.Field == field).Value;
        foreach (var again in new[] { (field, value), (field.ToUpperInvariant(), value), (field.ToLowerInvariant(), "other") })
        {
            await FailsAtAsync(field, [.. form, again]);
            await FailsAtAsync(field, [again, .. form]);
        }
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task Send_HostileText_IsAnErrorAtThatFieldAndStaysText(string field)
    {
        var answer = await _client.SendFormAsync([.. FormWith(field).Where(sent => sent.Field != field), (field, Hostile)]);
        var text = await answer.Content.ReadAsStringAsync();
        var page = Html.Parse(text);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotNull(page.GetElementById(IdOf(field) + "-error"));
        Assert.DoesNotContain("<script>alert", text, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(page.ScriptsWithoutAHash(answer));

        // A typed text comes back whole; a choice that is not offered has no place to come back to.
        var boxes = page.QuerySelectorAll("input[type=text]").Where(box => box.GetAttribute("name") == field).ToList();
        Assert.All(boxes, box => Assert.Equal(Hostile, box.GetAttribute("value")));
        Assert.Equal(boxes.Count, text.Split("MARKER7x").Length - 1);
    }

    [Theory]
    [MemberData(nameof(Boxes))]
    public async Task Send_AnUnreadableBox_IsDescribedByItsMessage(string field)
    {
        var page = await (await _client.SendFormAsync([.. FormWith(field).Where(sent => sent.Field != field), (field, "1,000")])).PageAsync();

        var box = page.GetElementById(IdOf(field))!;
        Assert.Equal("true", box.GetAttribute("aria-invalid"));
        Assert.Contains($"{IdOf(field)}-error", box.GetAttribute("aria-describedby")!.Split(' '));
        Assert.NotEmpty(page.GetElementById($"{IdOf(field)}-error")!.TextContent.Trim());
        Assert.Single(page.QuerySelectorAll(".error"));
        Assert.Single(page.QuerySelectorAll(".summary a"));
    }

    [Fact]
    public async Task Send_BoxesOfAnUnselectedChoice_AreIgnored()
    {
        IReadOnlyList<(string Field, string Value)>[] forms =
        [
            Forms.Complete, Forms.With(("ExerciseIntensity", "unknown"), ("Room", "unknown"), ("Calcium", "onceDaily")), Forms.With(("Room", "cold")),
        ];
        foreach (var junk in new[] { "lots", "NaN", "1,000", "-5", "9999", new string('9', 2000) })
        {
            foreach (var form in forms)
            {
                var answer = await _client.SendFormAsync([.. form, .. AllBoxes.Select(box => (box, junk))]);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                Assert.DoesNotContain(junk, (await answer.PageAsync()).QuerySelector("#answers")!.OuterHtml, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Send_AnEstimateWithNothingEntered_IsAnErrorAtTheFirstFood()
    {
        var empty = Forms.Full.Select(field => IsFood(field.Field) && field.Field != "ServingsPer" ? (field.Field, " ") : field);
        await FailsAtAsync($"Servings[{CalciumEstimate.Foods[0].Code}]", [.. empty]);
    }

    [Fact]
    public async Task Send_Nothing_LeadsToEachQuestion()
    {
        var page = await (await _client.SendFormAsync([])).PageAsync();

        var links = page.QuerySelectorAll(".summary a").Select(link => link.GetAttribute("href"));
        Assert.Equal(["#Frequency", "#ExerciseIntensity", "#Room", "#NightCooling", "#Calcium"], links);
        Assert.Equal("-1", page.QuerySelector(".summary")!.GetAttribute("tabindex"));
        Assert.True(page.QuerySelector(".summary")!.HasAttribute("autofocus"));
        Assert.All(links, link => Assert.IsAssignableFrom<IHtmlInputElement>(page.QuerySelector(link!)));
    }

    [Fact]
    public async Task ShowQuestions_HasEveryFieldLabelledAndNothingFilledIn()
    {
        var page = await _client.GetPageAsync("/");

        Assert.Equal(
            WithAmount.Concat(Forms.Full).Select(field => field.Field).Distinct().Order(StringComparer.Ordinal),
            page.QuerySelectorAll("form [name]:not([type=hidden])").Select(field => field.GetAttribute("name")!).Distinct().Order(StringComparer.Ordinal));
        Assert.All(page.QuerySelectorAll("form [name]:not([type=hidden])"), field => Assert.NotNull(page.QuerySelector($"label[for='{field.Id}']")));
        Assert.Equal(page.QuerySelectorAll("[id]").Length, page.QuerySelectorAll("[id]").Select(element => element.Id).Distinct().Count());
        Assert.Equal("ServingsPer", Assert.Single(page.QuerySelectorAll("[checked]")).GetAttribute("name"));
        Assert.All(page.QuerySelectorAll("input[type=text]"), box => Assert.True(string.IsNullOrEmpty(box.GetAttribute("value"))));
    }

    private static bool IsFood(string field) =>
        field.StartsWith("Servings", StringComparison.Ordinal) || field.StartsWith("Tablet", StringComparison.Ordinal);

    private static IReadOnlyList<(string Field, string Value)> FormWith(string field) => field == "CalciumMilligrams" ? WithAmount : Forms.Full;

    private static string IdOf(string field) => field.Replace('[', '-').TrimEnd(']');

    private async Task FailsAtAsync(string field, IEnumerable<(string Field, string Value)> form)
    {
        var answer = await _client.SendFormAsync(form);
        var page = await answer.PageAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal([$"#{IdOf(field)}"], page.QuerySelectorAll(".summary a").Select(link => link.GetAttribute("href")));
        Assert.NotNull(page.GetElementById(IdOf(field)));
        Assert.NotNull(page.GetElementById(IdOf(field) + "-error"));
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }
}
