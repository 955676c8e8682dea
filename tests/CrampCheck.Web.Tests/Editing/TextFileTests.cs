using System.Text;
using System.Text.Json.Nodes;
using CrampCheck.Web.Data;
using CrampCheck.Web.Editing;
using CrampCheck.Web.Pipeline;
using CrampCheck.Web.Texts;
using CsCheck;

namespace CrampCheck.Web.Tests.Editing;

public sealed class TextFileTests
{
    private static readonly DateTime At = new(2026, 11, 22, 14, 5, 0, 123, DateTimeKind.Utc);
    private static readonly TextHistory[] Good = [Text(TextKeys.Joint), Text(TextKeys.Safety)];
    private static readonly string GoodFile = Encoding.UTF8.GetString(Bytes(Good));

    // What breaks JSON, or what is read from it.
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", "\"", ",", ":", "\\", "\\ud800", "\\u0000", "\0", "\uFEFF", "null", "true", "-1", "0", "1e999", "1.5", "99999999999999999999",
        "\"\"", "{}", "[]", "\"9999-99-99T99:99:99Z\"", "\"0001-01-01T00:00:00Z\"", "\"key\":1,", "\"key\":\"safety\",", "//", "/*", new string('[', 70),
    ];

    private static readonly Gen<string> Piece = Gen.OneOf(Gen.String, Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]));

    [Fact]
    public void Write_AFile_IsReadableAndTheSameBytesEachTime()
    {
        Assert.Equal(Bytes(Good), Bytes(TextFile.Parse(GoodFile)));
        Assert.StartsWith(
            """
            {
              "format": "crampcheck-texts",
              "version": 1,
              "exportedAt": "2026-11-22T14:05:00.123Z",
              "texts": [
                {
                  "key": "advice/joint",
                  "live": 1,
                  "versions": [
                    {
                      "number": 1,
                      "basedOn": 0,
                      "aside": false,
                      "savedAt": "2026-11-22T14:05:00.123Z",
                      "savedBy": "",
                      "note": "First version",
                      "title": "It’s <one> & “another”",
                      "source": "Our choice",
                      "reviewed": "2026-11-22",
                      "body": [
                        "First line",
                        "",
                        "Zażółć 夜 + 'last'"
                      ]
                    },
            """.ReplaceLineEndings("\n"),
            GoodFile,
            StringComparison.Ordinal);
        Assert.EndsWith("}\n", GoodFile, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', GoodFile);
    }

    [Fact]
    public void Read_AWrittenFile_RoundTrips() =>
        Gen.Select(Gen.String, Gen.String, Gen.String, Gen.Long[DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks]).Sample((title, body, reviewed, ticks) =>
        {
            var at = new DateTime(ticks, DateTimeKind.Utc);

            // In a file, as in SQLite, half of a character cannot be kept.
            var words = new TextForm(Kept(title), "", Kept(reviewed), Kept(body));
            var again = TextFile.Parse(TextFile.Decode(Bytes(new TextHistory(TextKeys.Joint, 0, [words.ToRevision(TextKeys.Joint, 1, 0, at, "")], []))))[0].Newest;
            Assert.Equal(at, again.SavedAt);
            Assert.Equal(words, TextForm.Of(again));
        });

    [Fact]
    public void Read_RandomMutations_SucceedsOrReportsAFault() =>
        Gen.Select(Gen.Int[0, GoodFile.Length], Gen.Int[0, 30], Piece).List[1, 4].Sample(
            mutations =>
            {
                var file = new StringBuilder(GoodFile);
                foreach (var (at, removed, added) in mutations)
                {
                    var start = Math.Min(at, file.Length);
                    file.Remove(start, Math.Min(removed, file.Length - start)).Insert(start, added);
                }

                ReadsOrFailsWell(file.ToString());
            },
            iter: 20_000);

    [Fact]
    public void Read_AnyValueInAnyPlace_SucceedsOrReportsAFault()
    {
        string[] values = ["null", "true", "-1", "0", "1e999", "1.5", "99999999999999999999", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "{}", "[]", "[1]", "{\"\\ud800\":1}"];
        foreach (var path in All(JsonNode.Parse(GoodFile)!).Skip(1).Select(node => node.GetPath()))
        {
            foreach (var value in values)
            {
                ReadsOrFailsWell(With(path, value));
            }
        }
    }

    [Fact]
    public void Read_RandomBytes_SucceedsOrReportsAFault() => Gen.Byte.Array.Sample(bytes =>
    {
        try
        {
            TextFile.Parse(TextFile.Decode(bytes));
        }
        catch (TextFileException)
        {
        }
    });

    [Theory]
    [InlineData("$.format", "\"other\"", "The file is not of the format crampcheck-texts, version 1.")]
    [InlineData("$.version", "2", "The file is not of the format crampcheck-texts, version 1.")]
    [InlineData("$.texts[1].key", "\"advice/joint\"", "The text advice/joint appears twice.")]
    [InlineData("$.texts[1].key", "\"advice/magnesium\"", "This site has no text advice/magnesium.")]
    [InlineData("$.texts[1].live", "2", "The live version of the text safety is not the one published last.")]
    [InlineData("$.texts[1].versions", "[]", "The text safety has no version that is not aside.")]
    [InlineData("$.texts[1].versions[0].aside", "true", "The text safety has no version that is not aside.")]
    [InlineData("$.texts[1].versions[1].number", "1", "The versions of the text safety are not in the order of their numbers.")]
    [InlineData("$.texts[1].versions[0].number", "0", "The versions of the text safety are not in the order of their numbers.")]
    [InlineData("$.texts[1].versions[0].title", "\"\\u0000\"", @"The file holds the character \u0000, which no text may.")]
    [InlineData("$.texts[1].publications[0].number", "7", "A version of the text safety was published, but is not in the file.")]
    public void Read_AFaultyValue_DescribesTheFault(string path, string value, string message) =>
        Assert.Equal(message, Failure(With(path, value)));

    [Theory]
    [InlineData("$.version", "1e400", "version")]
    [InlineData("$.exportedAt", "\"yesterday\"", "exportedAt")]
    [InlineData("$.texts", "{}", "texts")]
    [InlineData("$.texts[1]", "null", "texts[1]")]
    [InlineData("$.texts[1].versions[1].number", "2147483648", "texts[1].versions[1].number")]
    [InlineData("$.texts[1].versions[0].aside", "0", "texts[1].versions[0].aside")]
    [InlineData("$.texts[1].versions[0].savedAt", "\"2026-11-31T00:00:00Z\"", "texts[1].versions[0].savedAt")]
    [InlineData("$.texts[1].versions[0].title", "null", "texts[1].versions[0].title")]
    [InlineData("$.texts[1].versions[0].title", "\"\\udc00\"", "texts[1].versions[0].title")]
    [InlineData("$.texts[1].versions[0].body", "\"words\"", "texts[1].versions[0].body")]
    public void Read_AValueOfAnotherType_SaysWhere(string path, string value, string place) =>
        Assert.Equal($"Line 1 ({place}) is not what CrampCheck writes there. Compare it with a file that you download from this site.", Failure(With(path, value)));

    [Theory]
    [InlineData("", "Line 1")]
    [InlineData("null", "Line 1")]
    [InlineData("[]", "Line 1")]
    [InlineData("{\n\"format\": oops", "Line 2 (format)")]
    [InlineData("{\n\"format\":\"crampcheck-texts\",\"version\":1}", "Line 2")]
    [InlineData("{\"format\":\"crampcheck-texts\",\n\"format\":\"crampcheck-texts\"}", "Line 2 (format)")]
    [InlineData("{\"format\":\"crampcheck-texts\",\n\"more\":1}", "Line 2 (more)")]
    public void Read_AFaultyFile_SaysWhere(string file, string place) => Assert.StartsWith(place + " is not", Failure(file), StringComparison.Ordinal);

    [Fact]
    public void Read_AVeryLongName_DoesNotRepeatAllOfIt() => Assert.InRange(Failure($"{{\"{new string('x', 10_000)}\":1}}").Length, 10, 300);

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x7B, 0x00 })]
    [InlineData(new byte[] { 0x7B, 0xC3 })]
    public void Decode_BytesOfAnotherEncoding_SaysSoAndGuessesNothing(byte[] bytes) =>
        Assert.Equal("The file is not text in UTF-8.", Assert.Throws<TextFileException>(() => TextFile.Decode(bytes)).Message);

    [Fact]
    public void Read_ABodyTooLongForAForm_IsRefused()
    {
        var line = new string('x', FormGate.MaxTextBytes - 2);
        TextFile.Parse(With("$.texts[0].versions[0].body", $"[\"{line}\", \"\"]"));
        Assert.Equal("A version of the text advice/joint is too long to be edited.", Failure(With("$.texts[0].versions[0].body", $"[\"{line}\", \"x\"]")));
    }

    [Theory]
    [InlineData("$.texts[0].versions[0].body", "\"\",")]
    [InlineData("$.texts", "1,")]
    [InlineData("$.texts", "{},")]
    public void Read_AsManyValuesAsFit_IsRefusedUsingLittleMemory(string path, string value)
    {
        var file = With(path, $"[{string.Concat(Enumerable.Repeat(value, FormGate.MaxFileBytes / value.Length))}0]");
        var before = GC.GetAllocatedBytesForCurrentThread();

        Failure(file);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 12 * FormGate.MaxFileBytes);
    }

    [Fact]
    public void Read_ALongHistoryOfShortTexts_IsWithinTheLimits()
    {
        var body = string.Join("\n\n", Enumerable.Repeat("Stretch the calf slowly, and hold it for ten seconds without any jerk.", 7));
        var numbers = Enumerable.Range(1, 4_200).ToList();
        var versions = numbers.Select(number => new TextForm("Joint", "Our choice", "2026-11-22", body).ToRevision(TextKeys.Joint, number, number - 1, At, "a@example.org"));
        var publications = numbers.Select(number => new Publication { Key = TextKeys.Joint, Number = number, PublishedAt = At, PublishedBy = "a@example.org", Reason = "Tidy" });
        var file = Bytes(new TextHistory(TextKeys.Joint, numbers[^1], [.. versions], [.. publications]));

        // As large as a file can be.
        Assert.InRange(file.Length, FormGate.MaxFileBytes * 9 / 10, FormGate.MaxFileBytes);
        Assert.Equal(numbers.Count, TextFile.Parse(TextFile.Decode(file))[0].Versions.Count);
    }

    [Fact]
    public void Read_DeepNesting_IsRefused() =>
        Failure(With("$.texts", new string('[', 100_000) + new string(']', 100_000)));

    [Fact]
    public void Decode_AByteOrderMark_SkipsIt() =>
        TextFile.Parse(TextFile.Decode([0xEF, 0xBB, 0xBF, .. Bytes(Good)]));

    private static void ReadsOrFailsWell(string file)
    {
        try
        {
            TextFile.Parse(Kept(file));
        }
        catch (TextFileException e)
        {
            Assert.DoesNotContain("System.", e.Message, StringComparison.Ordinal);
            Assert.InRange(e.Message.Length, 10, 300);
        }
    }

    private static string Failure(string file) => Assert.Throws<TextFileException>(() => TextFile.Parse(file)).Message;

    private static byte[] Bytes(params IEnumerable<TextHistory> texts)
    {
        using var bytes = new MemoryStream();

        // In memory nothing is waited for.
        TextFile.WriteAsync(bytes, At, texts.ToAsyncEnumerable()).GetAwaiter().GetResult();
        return bytes.ToArray();
    }

    private static TextHistory Text(string key)
    {
        var first = new TextForm("It’s <one> & “another”", "Our choice", "2026-11-22", "First line\n\nZażółć 夜 + 'last'").ToRevision(key, 1, 0, At, "", "First version");
        var draft = new TextForm("Two", "", "soon", "").ToRevision(key, 2, 1, At.AddDays(1), "editor@example.org", isAside: true);
        return new(key, 1, [first, draft], [new Publication { Key = key, Number = 1, PublishedAt = At, Reason = "First version" }]);
    }

    private static string Kept(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Replace("\0", "", StringComparison.Ordinal)));

    // The good file with another value in one place; the value may be no JSON that a JsonNode could hold.
    private static string With(string path, string value)
    {
        const string Mark = "put the value here";
        var file = JsonNode.Parse(GoodFile)!;
        All(file).First(node => node.GetPath() == path).ReplaceWith(Mark);
        return file.ToJsonString().Replace($"\"{Mark}\"", value, StringComparison.Ordinal);
    }

    private static IEnumerable<JsonNode> All(JsonNode node) => (node switch
    {
        JsonObject fields => fields.SelectMany(field => All(field.Value!)),
        JsonArray items => items.SelectMany(item => All(item!)),
        _ => [],
    }).Prepend(node);
}
