using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using CrampCheck.Rules;
using CrampCheck.Web.Api;
using CrampCheck.Web.Pages.Questions;
using CrampCheck.Web.Tests.Pages.Result;
using CrampCheck.Web.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace CrampCheck.Web.Tests.Api;

public sealed partial class AssessmentApiTests(Site site) : IClassFixture<Site>
{
    private const string Whole = """{"frequency":"rarely","exerciseIntensity":"none","room":"warm","nightCooling":"no","calcium":"unknown"}""";

    private static readonly string[] OfResult = ["outcome", "provisional", "seriousness", "steadiness", "rulesVersion"];
    private static readonly string[] OfCause = ["cause", "low", "high", "band", "leader"];

    private readonly HttpClient _client = site.Client();

    public static TheoryData<string, string, string> Wrong => new()
    {
        { """{"frequency":"daily"}""", "#/frequency", "Choose how often you get cramps" },
        { """{"frequency":7}""", "#/frequency", "Send a code" },
        { """{"frequency":null}""", "#/frequency", "Choose how often you get cramps" },
        { """{"Frequency":"rarely"}""", "#/Frequency", "no such member" },
        { """{"a/b~c d":1}""", "#/a~1b~0c%20d", "no such member" },
        { """{"frequency":"weekly","frequency":"weekly"}""", "#/frequency", AnswersFormValidator.SentTwice },
        { """{"exerciseIntensity":"light"}""", "#/exerciseMinutes", "Enter the minutes as a whole number from 0 to 1440" },
        { """{"exerciseIntensity":"light","exerciseMinutes":"30"}""", "#/exerciseMinutes", "Send a number" },
        { """{"exerciseIntensity":"light","exerciseMinutes":-1}""", "#/exerciseMinutes", "Enter the minutes" },
        { """{"exerciseIntensity":"light","exerciseMinutes":1e400}""", "#/exerciseMinutes", "Enter the minutes" },
        { """{"room":"measured","roomTemperature":20}""", "#/roomUnit", "Is that °C or °F?" },
        { """{"room":"measured","roomTemperature":68,"roomUnit":"c"}""", "#/roomTemperature", "That is too hot for °C" },
        { """{"calcium":"amount","calciumMilligrams":99999}""", "#/calciumMilligrams", "Enter the calcium in mg a day" },
        { """{"calcium":"amount","calciumMilligrams":150}""", "#/confirmed", "Is that food and tablets together?" },
        { """{"calcium":"estimate","servings":{"milk":100,"milk":1}}""", "#/servings/milk", AnswersFormValidator.SentTwice },
        { """{"calcium":"estimate","servings":{"cheese":1}}""", "#/servings/cheese", "no such member" },
        { """{"calcium":"estimate","servings":{"milk":101}}""", "#/servings/milk", "Milk: enter the servings as a number from 0 to 100" },
        { """{"calcium":"estimate","servings":[]}""", "#/servings", "Send an object" },
        { """{"calcium":"estimate"}""", "#/servings/milk", "Enter the servings of at least one food" },
        { """{"confirmed":"yes"}""", "#/confirmed", "Send true or false" },
        { """{"servings":{"servings":{"milk":1}}}""", "#/servings/servings", "no such member" },
    };

    [Fact]
    public void Read_ManyAnswerSets_GivesSameFormAsThePage()
    {
        foreach (var answers in AnswerSets.All().Where((_, i) => i % Rounds.Of(7, 1) == 0))
        {
            var form = ResultTests.ToForm(answers);
            var fromPage = AnswersForm.From(new FormCollection(form.ToDictionary(field => field.Field, field => new StringValues(field.Value))));
            using var json = JsonDocument.Parse(Json.Of(form).ToJsonString());
            Assert.Equal(fromPage.NormalizedFields(), SentAnswers.Read(json.RootElement).Form.NormalizedFields());
        }
    }

    [Fact]
    public async Task Send_SampledAnswerSetsBothWays_GivesSameResult()
    {
        // That they are read alike is told above; what is read alike is judged by the same code.
        foreach (var form in ResultTests.Some.Where((_, i) => i % Rounds.Of(10, 1) == 0).Select(answers => ResultTests.ToForm(answers)).Append([.. Forms.Full]))
        {
            var main = (await (await _client.SendFormAsync(form)).PageAsync()).QuerySelector("main")!;
            var answer = await _client.AssessAsync(form);
            var result = await answer.JsonAsync();

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(
                OfResult.Select(member => main.GetAttribute("data-" + member.Replace("rulesV", "rules-v", StringComparison.Ordinal))),
                OfResult.Select(member => Written(result.GetProperty(member))));
            Assert.Equal(main.GetAttribute("data-leaders"), string.Join(' ', result.GetProperty("leaders").EnumerateArray().Select(Written)));
            Assert.Equal(main.QuerySelector("h1")!.TextContent, Written(result.GetProperty("headline")));
            Assert.Equal(main.QuerySelector("[data-calcium-notice]")?.GetAttribute("data-calcium-notice") ?? "none", Written(result.GetProperty("calciumNotice")));
            Assert.Equal(main.QuerySelectorAll("[data-what-if] button[data-try] b").Select(button => button.TextContent), result.GetProperty("whatIfs").EnumerateArray().Select(whatIf => Written(whatIf.GetProperty("answer"))));
            foreach (var (cause, shown) in result.GetProperty("causes").EnumerateArray().Zip(main.QuerySelectorAll("section[data-cause]")))
            {
                Assert.Equal(
                    OfCause.Select(code => shown.GetAttribute("data-" + code)),
                    OfCause.Select(member => Written(cause.GetProperty(member))));
                Assert.Equal(
                    main.QuerySelectorAll($"[data-sum] td:nth-child({2 + Array.FindIndex([.. CauseSet.All], known => known.Code() == Written(cause.GetProperty("cause")))}) a").Select(link => link.GetAttribute("href")!.Split('#')[1]).Order(),
                    cause.GetProperty("contributions").EnumerateArray().Select(part => Written(part.GetProperty("rule"))).Order());
                Assert.Equal(Written(cause.GetProperty("high")), $"{Math.Min(cause.GetProperty("contributions").EnumerateArray().Sum(part => part.GetProperty("high").GetInt32()), Written(cause.GetProperty("cause")) == "calcium-deficiency" ? 95 : 100)}");
            }
        }
    }

    [Fact]
    public async Task Send_Answers_GivesTheTextsOfTheResultAndKeepsNothing()
    {
        var answer = await _client.AssessAsync(Whole);
        var result = await answer.JsonAsync();
        var texts = result.GetProperty("texts").EnumerateArray().ToList();

        Assert.Equal("application/json", answer.Content.Headers.ContentType?.ToString());
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Equal(TextKeys.Safety, Written(texts[0].GetProperty("key")));
        Assert.Contains(Written(result.GetProperty("firstText")), texts.Select(text => Written(text.GetProperty("key"))));
        Assert.Equal("calcium", Written(result.GetProperty("worthFindingOut").GetProperty("question")));
        var live = site.Services.GetRequiredService<LiveTexts>().Now;
        Assert.All(texts, text =>
        {
            var shown = live[Written(text.GetProperty("key"))];
            Assert.Equal($"{shown.Lead}{shown.Body(3)}", Written(text.GetProperty("html")));
            var words = Html.Parse(Written(text.GetProperty("html"))).Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(words, Written(text.GetProperty("text")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            Assert.NotEmpty(Written(text.GetProperty("sourceText")));
        });
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Send_AnInvalidMember_PointsAtItInTheWordsOfTheForm(string changes, string place, string words)
    {
        // What comes twice has the first of both from here, so that it stands in the text as it is.
        var whole = JsonDocument.Parse(Whole).RootElement.EnumerateObject().Where(member => !changes.Contains($"\"{member.Name}\"", StringComparison.Ordinal)).Select(member => member.ToString());
        var answer = await _client.AssessAsync($"{{{string.Join(',', whole)},{changes[1..]}");
        var problem = await answer.JsonAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.ToString());
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Equal(("Bad Request", 400), (Written(problem.GetProperty("title")), problem.GetProperty("status").GetInt32()));
        var fault = problem.GetProperty("errors").EnumerateArray().First(fault => Written(fault.GetProperty("pointer")) == place);
        Assert.Contains(words, Written(fault.GetProperty("detail")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_NothingAtAll_NamesEachQuestion()
    {
        var problem = await (await _client.AssessAsync("{}")).JsonAsync();
        Assert.Equal(
            ["#/frequency", "#/exerciseIntensity", "#/room", "#/nightCooling", "#/calcium"],
            problem.GetProperty("errors").EnumerateArray().Select(fault => Written(fault.GetProperty("pointer"))));
    }

    [Theory]
    [InlineData("", "application/json", 400)]
    [InlineData("{", "application/json", 400)]
    [InlineData("[]", "application/json", 400)]
    [InlineData("7", "application/json", 400)]
    [InlineData("""{"frequency":"\ud800"}""", "application/json", 400)]
    [InlineData("""{"\ud800":1}""", "application/json", 400)]
    [InlineData(Whole, "text/plain", 415)]
    [InlineData(Whole, "application/x-www-form-urlencoded", 415)]
    [InlineData(Whole, "application/json; charset=utf-16", 415)]
    [InlineData(Whole, "application/json; charset=utf-8", 200)]
    public async Task Send_AnotherContentType_AnswersWithAProblem(string body, string type, int status)
    {
        var answer = await _client.AssessAsync(body, type);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(status, status == 200 ? status : (await answer.JsonAsync()).GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task Send_InvalidUtf8_AnswersWithAProblem()
    {
        using var content = new ByteArrayContent([.. "{\"frequency\":\""u8, 0xff, 0xfe, .. "\"}"u8]);
        content.Headers.ContentType = new("application/json");
        Assert.Equal(HttpStatusCode.BadRequest, (await _client.PostAsync(new Uri("/assessments", UriKind.Relative), content)).StatusCode);
    }

    [Fact]
    public async Task Send_TooMuch_Answers413()
    {
        var answer = await _client.AssessAsync(new string(' ', 70_000) + Whole);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("64 kB", Written((await answer.JsonAsync()).GetProperty("detail")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_TheVersionOfTheRules_Answers409IfItDiffers()
    {
        Assert.Equal(HttpStatusCode.OK, (await _client.AssessAsync(Whole.Replace("{", $"{{\"rulesVersion\":\"{Scorecard.Version}\",", StringComparison.Ordinal))).StatusCode);
        var answer = await _client.AssessAsync("""{"rulesVersion":"00000000"}""");
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(Scorecard.Version, Written((await answer.JsonAsync()).GetProperty("rulesVersion")));
    }

    [Fact]
    public async Task Send_AnotherMethod_AnswersWithAProblem()
    {
        var answer = await _client.DeleteAsync(new Uri("/assessments", UriKind.Relative));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(405, (await answer.JsonAsync()).GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task Send_MoreThanAllowedTogetherWithForms_Answers429()
    {
        await using var site = new Site(host => host.UseSetting("RateLimits:FormsPerMinute", "2"));
        site.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        site.StartServer();
        var client = site.Client();
        await client.SendFormAsync(Forms.Complete);
        Assert.Equal(HttpStatusCode.OK, (await client.AssessAsync(Whole)).StatusCode);

        var answer = await client.AssessAsync(Whole);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Equal(429, (await answer.JsonAsync()).GetProperty("status").GetInt32());

        // In pieces of no told length, only a real server counts what comes.
        using var pieces = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(new string(' ', 70_000) + Whole)));
        pieces.Headers.ContentType = new("application/json");
        using var large = new HttpRequestMessage(HttpMethod.Post, "/assessments") { Content = pieces };
        large.Headers.TransferEncodingChunked = true;
        await using var other = new ListeningSite();
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await other.Client().SendAsync(large)).StatusCode);
    }

    [Fact]
    public async Task Send_FromAnotherOrigin_IsAllowedHereOnlyAndWithoutCredentials()
    {
        using var before = new HttpRequestMessage(HttpMethod.Options, "/assessments");
        before.Headers.Add("Origin", "https://clinic.example");
        before.Headers.Add("Access-Control-Request-Method", "POST");
        before.Headers.Add("Access-Control-Request-Headers", "content-type");
        var preflight = await _client.SendAsync(before);
        Assert.True(preflight.IsSuccessStatusCode);
        Assert.Equal(["POST"], preflight.Headers.GetValues("Access-Control-Allow-Methods"));
        Assert.Equal(["content-type"], preflight.Headers.GetValues("Access-Control-Allow-Headers").Select(header => header.ToLowerInvariant()));

        // Also where it is refused, so that the page can read why.
        foreach (var (path, type, isAllowed) in new[] { ("/assessments", "application/json", true), ("/assessments", "text/plain", true), ("/", "application/x-www-form-urlencoded", false) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent("{}", Encoding.UTF8, type) };
            request.Headers.Add("Origin", "https://clinic.example");
            var answer = await _client.SendAsync(request);
            Assert.Equal(isAllowed ? ["*"] : [], answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var origins) ? origins : []);
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
        }
    }

    [Fact]
    public async Task Get_Rules_GivesTheTable()
    {
        var answer = await _client.GetAsync(new Uri("/rules", UriKind.Relative));
        var rules = await answer.JsonAsync();

        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Equal(Scorecard.Version, Written(rules.GetProperty("rulesVersion")));
        Assert.Equal(
            Scorecard.Factors.SelectMany(factor => factor.Rules).Select(rule => $"{rule.Id} {rule.Points} {rule.Clause} {rule.Source?.Words} {rule.When.Low} {rule.When.High}"),
            rules.GetProperty("factors").EnumerateArray().SelectMany(factor => factor.GetProperty("rules").EnumerateArray()).Select(rule =>
                $"{rule.GetProperty("id")} {rule.GetProperty("points")} {rule.GetProperty("clause")} {(rule.GetProperty("source") is { ValueKind: JsonValueKind.Object } source ? source.GetProperty("words") : "")} {rule.GetProperty("when").GetProperty("low")} {rule.GetProperty("when").GetProperty("high")}"));
    }

    [Fact]
    public async Task Follow_TheExamplesOfThePage_Works()
    {
        var page = await _client.GetPageAsync("/developers");

        var curl = page.QuerySelector("[data-example=curl]")!.TextContent;
        Assert.Equal(HttpStatusCode.OK, (await _client.AssessAsync(curl[curl.IndexOf('{', StringComparison.Ordinal)..(curl.LastIndexOf('}') + 1)])).StatusCode);
        Assert.Contains("https://cramps.example/assessments --json '", curl, StringComparison.Ordinal);

        // As JSON.stringify writes it; tests/clients runs both as they stand.
        var fetch = page.QuerySelector("[data-example=fetch]")!.TextContent.Split("stringify(")[1].Split("),")[0];
        var body = TrailingComma().Replace(Name().Replace(fetch, "\"$1\":"), "}");
        Assert.Equal(HttpStatusCode.OK, (await _client.AssessAsync(body)).StatusCode);
    }

    [GeneratedRegex(@"\b(\w+):")]
    private static partial Regex Name();

    [GeneratedRegex(@",\s*}")]
    private static partial Regex TrailingComma();

    private static string Written(JsonElement value) => value.ToString() is var text && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? text.ToLowerInvariant() : text;
}
