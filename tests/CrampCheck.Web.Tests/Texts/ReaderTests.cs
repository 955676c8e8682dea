using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CrampCheck.Web.Tests.Api;
using CrampCheck.Web.Commands;
using CrampCheck.Web.Tests.Pages;
using CrampCheck.Web.Texts;
using Microsoft.Extensions.DependencyInjection;

namespace CrampCheck.Web.Tests.Texts;

public sealed partial class ReaderTests(DeskAndReader both) : IClassFixture<DeskAndReader>
{
    private static readonly string[] Files = ["/rules", "/openapi.json", "/how-it-works.csv", "/reminder.ics", "/embed.js", "/offline.js", "/.well-known/security.txt"];

    private readonly LiveTexts _atDesk = both.Desk.Services.GetRequiredService<LiveTexts>();
    private readonly LiveTexts _atReader = both.Reader.Services.GetRequiredService<LiveTexts>();

    public static TheoryData<string, Action<JsonObject>> Wrong => new()
    {
        { "a member is missing", sent => sent.Remove("since") },
        { "one more member", sent => sent["editor"] = "a@example.org" },
        { "a member by another name", sent => sent["Texts"] = sent["texts"]!.DeepClone() },
        { "no texts", sent => sent["texts"] = null },
        { "a text is missing", sent => Texts(sent).RemoveAt(3) },
        { "a text twice", sent => Texts(sent)[3] = Texts(sent)[2]!.DeepClone() },
        { "a text that is none", sent => Texts(sent)[3] = null },
        { "another key", sent => Texts(sent)[0]!["key"] = "advice/other" },
        { "no title", sent => Texts(sent)[0]!["title"] = "" },
        { "null for a title", sent => Texts(sent)[0]!["title"] = null },
        { "a title of two lines", sent => Texts(sent)[0]!["title"] = "a\nb" },
        { "a long title", sent => Texts(sent)[0]!["title"] = new string('a', SourceText.MaxLineLength + 1) },
        { "a long source", sent => Texts(sent)[0]!["source"] = new string('a', SourceText.MaxSourceLength + 1) },
        { "no body", sent => Texts(sent)[0]!["body"] = "" },
        { "a long body", sent => Texts(sent)[0]!["body"] = new string('a', SourceText.MaxBodyLength + 1) },
        { "a NUL in a body", sent => Texts(sent)[0]!["body"] = "a\0b" },
        { "no date", sent => Texts(sent)[0]!["reviewed"] = "soon" },
        { "a number", sent => Texts(sent)[0]!["body"] = 1 },
        { "a long history", sent => sent["history"] = new JsonArray([.. Enumerable.Range(0, SiteTexts.MaxChanges + 1).Select(_ => sent["history"]![0]!.DeepClone())]) },
        { "a gap in the history", sent => sent["history"]![0] = null },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Read_InvalidMember_IsRefused(string what, Action<JsonObject> change)
    {
        var sent = JsonNode.Parse(PublishedTexts.Write(_atDesk.Now))!.AsObject();
        Assert.NotEmpty(PublishedTexts.Read(JsonSerializer.SerializeToUtf8Bytes(sent)).Texts);
        change(sent);

        var refused = Record.Exception(() => PublishedTexts.Read(JsonSerializer.SerializeToUtf8Bytes(sent)));

        Assert.True(refused is JsonException or InvalidDataException, $"{what}: {refused}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("<html>")]
    [InlineData("{\"since\":")]
    [InlineData("{\"since\":\"2026-11-28T00:00:00Z\",\"since\":\"2026-11-28T00:00:00Z\",\"texts\":[],\"history\":[]}")]
    public void Read_NotAPublishedTextsDocument_IsRefused(string sent) =>
        Assert.True(Record.Exception(() => PublishedTexts.Read(Encoding.UTF8.GetBytes(sent))) is JsonException or InvalidDataException);

    [Fact]
    public async Task Get_VisitorPages_AreIdenticalOnDeskAndReader()
    {
        await ReadAsync();
        foreach (var path in PageTests.Addresses.Except(["/privacy"]).Concat(Files).Concat(["POST", "JSON"]))
        {
            Assert.Equal((path, await AnswerAsync(both.Desk, path)), (path, await AnswerAsync(both.Reader, path)));
        }

        Assert.Equal(await TagAsync(both.Desk), await TagAsync(both.Reader));
        Assert.NotNull(await TagAsync(both.Reader));
    }

    [Fact]
    public async Task Publish_AtTheDesk_IsShownByTheReaderAtItsNextPoll()
    {
        await ReadAsync();
        var before = _atDesk.Now;
        PublishAtDesk("Stretch <script>alert(1)</script> the new way.");

        // Again and again, because it may not wait yet.
        for (var looks = 0; _atReader.Now.Fingerprint != _atDesk.Now.Fingerprint; looks++)
        {
            Assert.True(looks < 1000, string.Join('\n', both.Reader.Log.Select(line => $"{line.RenderMessage(null)} {line.Exception}")));
            both.Clock.Advance(TimeSpan.FromSeconds(2));
            await ReadyAsync(both.Reader);
        }

        var page = await both.Reader.Client().GetStringAsync(new Uri("/cramp-now", UriKind.Relative));
        Assert.Contains("Stretch &lt;script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("A new reason", await both.Reader.Client().GetStringAsync(new Uri("/how-it-works", UriKind.Relative)), StringComparison.Ordinal);
        Assert.NotEqual(before.Fingerprint, _atReader.Now.Fingerprint);
    }

    [Fact]
    public async Task Replace_ByOlderOrUnusableTexts_KeepsAllThatIsShown()
    {
        await ReadAsync();
        var shown = _atReader.Now;
        var published = PublishedTexts.Read(PublishedTexts.Write(shown));
        var deep = published.Texts[1] with { Body = string.Concat(Enumerable.Repeat("> ", 2000)) + "a" };

        foreach (var wrong in new[]
        {
            published with { Since = shown.Since.AddTicks(-1), History = [] },
            published with { Since = shown.Since.AddDays(1), Texts = [published.Texts[0] with { Title = "Another title" }, deep, .. published.Texts[2..]] },
        })
        {
            Assert.Throws<InvalidDataException>(() => _atReader.Replace(wrong));
            Assert.Same(shown, _atReader.Now);
        }
    }

    [Fact]
    public async Task Start_WithoutTheDesk_ShowsTheLastTextsAndSaysHowOldTheyAre()
    {
        PublishAtDesk("Words before the desk went away.");
        await ReadAsync();
        await using var later = both.ReaderWithoutDesk();
        await later.InitializeAsync();
        using var folder = new Folder();
        await using var first = both.ReaderOf(folder.Path, "http://127.0.0.1:1");

        Assert.Equal(await TagAsync(both.Desk), await TagAsync(later));
        Assert.Equal($"Degraded. Texts live since {_atDesk.Now.Since:u}. The desk has not answered since the start.", await ReadyAsync(later));
        Assert.Equal($"Healthy. Texts live since {_atDesk.Now.Since:u}. The desk answered 0 s ago.", await ReadyAsync(both.Reader));
        Assert.Equal(first.Services.GetRequiredService<ContentFolder>().Texts, first.Services.GetRequiredService<LiveTexts>().Now.Sources);
        Assert.Equal(HttpStatusCode.OK, (await first.Client().SendFormAsync(Forms.Full)).StatusCode);
        Assert.Equal("Unhealthy. No texts from the desk yet.", await ReadyAsync(first));
        Assert.Contains(later.Log, line => line.RenderMessage(null).Contains("http://127.0.0.1:1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_EditorsPagesFromAReader_AreNotFound()
    {
        foreach (var path in new[] { "/admin", "/admin/sign-in", "/admin/invitation", "/admin/backup", "/admin/failed/500", $"/admin/edit/{TextKeys.Safety}", "/texts", "/.well-known/change-password" })
        {
            var answer = await both.Reader.Client().GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal((path, HttpStatusCode.NotFound), (path, answer.StatusCode));
            Assert.NotNull((await answer.PageAsync()).QuerySelector("main [data-safety-list]"));
        }

        Assert.Equal(1, await CommandLine.RunAsync(["admin", "invite", "a@example.org"], both.Reader.Services));
        Assert.Equal(["live-texts.json"], Directory.GetFiles(both.Reader.Data, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".log", StringComparison.Ordinal)).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Get_TextsFromTheDesk_GivesPublicWordsWithAnETag()
    {
        var answer = await both.Desk.Client().GetAsync(new Uri("/texts", UriKind.Relative));
        using var again = new HttpRequestMessage(HttpMethod.Get, "/texts");
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);

        var sent = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
        Assert.Equal(["since", "texts", "history"], sent.Select(member => member.Key));
        Assert.Equal(["key", "title", "source", "reviewed", "body"], sent["texts"]![0]!.AsObject().Select(member => member.Key));
        Assert.Equal(["title", "publishedAt", "reason"], sent["history"]![0]!.AsObject().Select(member => member.Key));
        Assert.Equal(HttpStatusCode.NotModified, (await both.Desk.Client().SendAsync(again)).StatusCode);
    }

    [Fact]
    public async Task Get_TextsFromADeskWithoutDatabase_Answers503()
    {
        using var folder = new Folder();
        await File.WriteAllTextAsync(folder.Database, new string('x', 5000));
        await using var desk = await new Site(folder.Path).StartAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await desk.Client().GetAsync(new Uri("/texts", UriKind.Relative))).StatusCode);
    }

    private static JsonArray Texts(JsonObject sent) => sent["texts"]!.AsArray();

    private static async Task<EntityTagHeaderValue?> TagAsync(Site site) => (await site.Client().GetAsync(new Uri("/", UriKind.Relative))).Headers.ETag;

    private static async Task<string> ReadyAsync(Site site) => await (await site.Client().GetAsync(new Uri("/health/ready", UriKind.Relative))).Content.ReadAsStringAsync();

    // All of it but when and where it was asked.
    private static async Task<string> AnswerAsync(Site site, string path)
    {
        var client = site.Client();
        client.DefaultRequestHeaders.Host = "cramps.example";
        var answer = path switch
        {
            "POST" => await client.SendFormAsync(Forms.Full),
            "JSON" => await client.AssessAsync(Forms.Full),
            _ => await client.GetAsync(new Uri(path, UriKind.Relative)),
        };
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not ("Date" or "Age" or "Server" or "Transfer-Encoding" or "Content-Length"))
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal);
        return $"{(int)answer.StatusCode}\n{string.Join('\n', headers)}\n\n{Uid().Replace(await answer.Content.ReadAsStringAsync(), "")}";
    }

    private Task ReadAsync() => both.Reader.Services.GetRequiredService<DeskReader>().AskAsync(default);

    private void PublishAtDesk(string words)
    {
        both.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var text = _atDesk.Now[TextKeys.CrampNow].Source with { Body = words };
        _atDesk.Replace([text], [new("A title", both.Clock.GetUtcNow().UtcDateTime, "A new reason"), .. _atDesk.Now.History], 0);
    }

    [GeneratedRegex("UID:[^@]+")]
    private static partial Regex Uid();
}
