using System.Net;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CrampCheck.Web.Tests.Pages.Questions;

public sealed class FormTests(Site site) : IClassFixture<Site>
{
    private readonly HttpClient _client = site.Client();

    public static IEnumerable<object[]> Offered { get; } =
        from offer in new Dictionary<string, string[]>
        {
            ["Frequency"] = ["rarely", "monthly", "weekly", "mostNights", "unknown"],
            ["ExerciseIntensity"] = ["none", "light", "moderate", "vigorous", "unknown"],
            ["Room"] = ["measured", "cold", "cool", "comfortable", "warm", "unknown"],
            ["RoomUnit"] = ["c", "f"],
            ["NightCooling"] = ["yes", "no", "unknown"],
            ["Calcium"] = ["twiceDaily", "onceDaily", "lessThanDaily", "amount", "estimate", "unknown"],
            ["ServingsPer"] = ["day", "week"],
            ["Confirmed"] = ["yes"],
            ["AgeGroup"] = ["4-8", "9-18", "19-50", "51-70-man", "51-70-woman", "71-plus"],
        }
        from value in offer.Value
        select new object[] { offer.Key, value };

    public static TheoryData<string> Required => ["Frequency", "ExerciseIntensity", "Room", "NightCooling", "Calcium"];

    private static readonly (string Field, string Value)[] Boxes =
    [
        ("ExerciseMinutes", "30"), ("RoomTemperature", "40"), ("RoomUnit", "c"), ("CalciumMilligrams", "800"), ("Servings[milk]", "7"),
    ];

    // FluentValidation's own automatic checks answer 500 to a rule that waits, and send scripts of 37 kB.
    [Fact]
    public void Check_AForm_IsDoneByThePageOnly()
    {
        var checkers = site.Services.GetRequiredService<IOptions<MvcOptions>>().Value.ModelValidatorProviders.Cast<object>()
            .Append(site.Services.GetRequiredService<IObjectModelValidator>());

        Assert.DoesNotContain(checkers, checker => checker.GetType().Namespace!.StartsWith(nameof(FluentValidation), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Offered))]
    public async Task Send_EveryOfferedValue_IsAccepted(string field, string value)
    {
        var answer = await _client.SendFormAsync([.. Forms.With([.. Boxes.Where(box => box.Field != field), (field, value)])]);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Offered))]
    public async Task Send_AValueNotExactlyAsOffered_IsAnErrorAtThatField(string field, string value)
    {
        foreach (var other in new[] { value + "x", value + " ", "<script>" })
        {
            await FailsAtAsync(Forms.With([.. Boxes.Where(box => box.Field != field), (field, other)]), field);
        }
    }

    [Theory]
    [MemberData(nameof(Required))]
    public async Task Send_WithoutAnAnswer_IsAnErrorAtThatField(string field) => await FailsAtAsync(Forms.Without(field), field);

    [Theory]
    [InlineData("ExerciseIntensity", "light", "ExerciseMinutes")]
    [InlineData("ExerciseIntensity", "moderate", "ExerciseMinutes")]
    [InlineData("ExerciseIntensity", "vigorous", "ExerciseMinutes")]
    [InlineData("Room", "measured", "RoomTemperature")]
    [InlineData("Room", "measured", "RoomUnit")]
    [InlineData("Calcium", "amount", "CalciumMilligrams")]
    [InlineData("Calcium", "estimate", "Servings[milk]")]
    public async Task Send_WithoutTheBoxThatAChoiceNeeds_IsAnErrorAtTheBox(string field, string value, string box) =>
        await FailsAtAsync(Forms.With((field, value)), box);

    [Theory]
    [InlineData("ExerciseMinutes", "0", true)]
    [InlineData("ExerciseMinutes", "1440", true)]
    [InlineData("ExerciseMinutes", "1441", false)]
    [InlineData("ExerciseMinutes", "1.5", false)]
    [InlineData("ExerciseMinutes", "1,000", false)]
    [InlineData("ExerciseMinutes", "0x14", false)]
    [InlineData("CalciumMilligrams", "200", true)]
    [InlineData("CalciumMilligrams", "5000", true)]
    [InlineData("CalciumMilligrams", "5001", false)]
    [InlineData("CalciumMilligrams", "1,000", false)]
    [InlineData("CalciumMilligrams", "1.000", false)]
    [InlineData("Servings[milk]", "0", true)]
    [InlineData("Servings[milk]", "100", true)]
    [InlineData("Servings[milk]", "3,5", true)]
    [InlineData("Servings[milk]", "100.1", false)]
    [InlineData("Servings[milk]", "-1", false)]
    [InlineData("TabletMilligrams", "500", true)]
    [InlineData("TabletMilligrams", "5001", false)]
    [InlineData("TabletMilligrams", "0.5 g", false)]
    [InlineData("ExerciseMinutes", "30 min", true)]
    [InlineData("ExerciseMinutes", "~30", true)]
    [InlineData("ExerciseMinutes", "1 h", false)]
    [InlineData("ExerciseMinutes", "30 mg", false)]
    [InlineData("CalciumMilligrams", "900mg", true)]
    [InlineData("CalciumMilligrams", "0.9 g", false)]
    [InlineData("CalciumMilligrams", "900 min", false)]
    public async Task Send_ANumber_IsAcceptedWithinItsRangeOnly(string field, string value, bool isTaken)
    {
        var choice = field switch
        {
            "ExerciseMinutes" => ("ExerciseIntensity", "moderate"),
            "CalciumMilligrams" => ("Calcium", "amount"),
            _ => ("Calcium", "estimate"),
        };
        if (isTaken)
        {
            Assert.Equal(HttpStatusCode.OK, (await _client.SendFormAsync(Forms.With(choice, (field, value)))).StatusCode);
        }
        else
        {
            await FailsAtAsync(Forms.With(choice, (field, value)), field);
        }
    }

    [Theory]
    [InlineData("c", "0", true)]
    [InlineData("c", "45", true)]
    [InlineData("c", "45.01", false)]
    [InlineData("c", "72", false)]
    [InlineData("c", "200", false)]
    [InlineData("f", "32", true)]
    [InlineData("f", "113", true)]
    [InlineData("f", "31.99", false)]
    [InlineData("f", "18", false)]
    [InlineData("f", "113,01", false)]
    [InlineData("f", "nan", false)]
    [InlineData("c", "20 °C", true)]
    [InlineData("f", "68F", true)]
    [InlineData("f", "68°", true)]
    [InlineData("c", "68F", false)]
    [InlineData("f", "20 °C", false)]
    [InlineData("", "68F", true)]
    [InlineData("", "20 °C", true)]
    [InlineData("", "200 F", false)]
    public async Task Send_ATemperature_IsAcceptedWithinTheRangeOfItsUnit(string unit, string value, bool isTaken)
    {
        var form = Forms.With(("Room", "measured"), ("RoomUnit", unit), ("RoomTemperature", value));
        if (isTaken)
        {
            Assert.Equal(HttpStatusCode.OK, (await _client.SendFormAsync(form)).StatusCode);
        }
        else
        {
            await FailsAtAsync(form, "RoomTemperature");
        }
    }

    [Fact]
    public async Task Send_FieldNamesInAnyCase_AreAccepted()
    {
        var answer = await _client.SendFormAsync(Forms.Complete.Select(field => (field.Field.ToUpperInvariant(), field.Value)));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Send_AnswersInTheAddress_AreNotRead()
    {
        var query = string.Join('&', Forms.Complete.Select(field => $"{field.Field}={field.Value}"));
        Assert.Equal(HttpStatusCode.BadRequest, (await _client.SendFormAsync([], "/?" + query)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await _client.SendFormAsync(Forms.Without("Room"), "/?Room=warm&handler=Nope")).StatusCode);
    }

    [Fact]
    public async Task Send_WithFaults_KeepsEverythingTyped()
    {
        const string Hostile = "\"><script>alert(1)</script>";
        var form = Forms.With(
            ("Frequency", "weekly"), ("ExerciseIntensity", "moderate"), ("ExerciseMinutes", Hostile), ("Room", "measured"),
            ("RoomTemperature", "72"), ("RoomUnit", "c"), ("Calcium", "estimate"), ("Servings[kale]", "lots"), ("AgeGroup", "71-plus"));

        var page = await (await _client.SendFormAsync(form)).PageAsync();

        foreach (var (field, value) in form)
        {
            var kept = page.QuerySelectorAll($"[name='{field}']").Any(box => box.GetAttribute("type") == "radio"
                ? box.GetAttribute("value") == value && box.HasAttribute("checked")
                : (box.GetAttribute("value") ?? box.QuerySelector("option[selected]")?.GetAttribute("value")) == value);
            Assert.True(kept, field);
        }

        Assert.DoesNotContain(page.QuerySelectorAll("script"), script => script.TextContent.Contains("alert", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Send_TabletsWithoutTheirAmount_IsAnErrorAtTheMissingNumber()
    {
        await FailsAtAsync(Forms.With(("Calcium", "estimate"), ("Servings[milk]", "1"), ("TabletsPerDay", "2")), "TabletMilligrams");
        await FailsAtAsync(Forms.With(("Calcium", "estimate"), ("TabletMilligrams", "500"), ("TabletsPerDay", "21")), "TabletsPerDay");
    }

    [Theory]
    [InlineData("45")]
    [InlineData("68")]
    [InlineData("20°")]
    public async Task Send_ATemperatureWithoutAUnit_AsksForTheUnit(string typed) =>
        await FailsAtAsync(Forms.With(("Room", "measured"), ("RoomTemperature", typed)), "RoomUnit");

    [Fact]
    public async Task Send_AnotherUnitThanChosen_NamesBoth()
    {
        var page = await (await _client.SendFormAsync(Forms.With(("Room", "measured"), ("RoomTemperature", "68F"), ("RoomUnit", "c")))).PageAsync();

        var message = page.GetElementById("RoomTemperature-error")!.TextContent;
        Assert.Contains("°F", message, StringComparison.Ordinal);
        Assert.Contains("°C", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("amount", "CalciumMilligrams", "150")]
    [InlineData("amount", "CalciumMilligrams", "0")]
    [InlineData("estimate", "Servings[milk]", "70")]
    public async Task Send_AnImplausibleAmount_AsksForConfirmationOnce(string calcium, string field, string typed)
    {
        var form = Forms.With(("Calcium", calcium), ("ServingsPer", "week"), (field, typed));

        var asked = await _client.SendFormAsync(form);
        var page = await asked.PageAsync();
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.True(asked.Headers.CacheControl?.NoStore);
        Assert.DoesNotContain("Error", page.Title, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".error, .summary, [aria-invalid], [data-outcome]"));
        var question = page.GetElementById("ask-back")!;
        Assert.True(question.HasAttribute("autofocus"));
        Assert.NotNull(question.QuerySelector("button[name=Confirmed][value=yes]"));
        Assert.Equal(typed, page.QuerySelector($"input[id='{question.QuerySelector("a")!.GetAttribute("href")![1..]}']")!.GetAttribute("value"));

        // Without script the button's value stands beside the empty hidden one.
        var main = (await (await _client.SendFormAsync([.. form, ("Confirmed", ""), ("Confirmed", "yes")])).PageAsync()).QuerySelector("main")!;
        Assert.NotNull(main.GetAttribute("data-outcome"));
        Assert.Equal("yes", main.QuerySelector("#answers [name=Confirmed]")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("amount", "CalciumMilligrams", "200")]
    [InlineData("estimate", "Servings[milk]", "64")]
    public async Task Send_APlausibleAmount_NeedsNoConfirmation(string calcium, string field, string typed)
    {
        var main = (await (await _client.SendFormAsync(Forms.With(("Calcium", calcium), (field, typed)))).PageAsync()).QuerySelector("main")!;
        Assert.NotNull(main.GetAttribute("data-outcome"));
        Assert.Null(main.QuerySelector("#answers [name=Confirmed]"));
    }

    [Fact]
    public async Task Send_AnImplausibleAmountBesideAFault_ShowsTheFaultAlone()
    {
        var page = await (await _client.SendFormAsync(Forms.With(("Frequency", "often"), ("Calcium", "amount"), ("CalciumMilligrams", "150")))).PageAsync();
        Assert.Single(page.QuerySelectorAll(".error"));
        Assert.Null(page.GetElementById("ask-back"));
    }

    private async Task FailsAtAsync(IEnumerable<(string Field, string Value)> form, string field)
    {
        var answer = await _client.SendFormAsync(form);
        var page = await answer.PageAsync();
        var id = field.Replace('[', '-').TrimEnd(']');

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith("Error:", page.Title, StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.NotNull(page.GetElementById(id + "-error"));
        Assert.NotNull(page.QuerySelector($".summary a[href='#{id}']"));
        Assert.All(page.QuerySelectorAll(".summary a"), link => Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..])));
        Assert.All(
            page.QuerySelectorAll("input[type=text][aria-invalid]"),
            box => Assert.NotNull(page.GetElementById(box.GetAttribute("aria-describedby")!)));
    }
}
