using System.Globalization;
using System.IO.Compression;
using System.Net;
using CrampCheck.Rules;
using CrampCheck.Web.Pages.Explanation;

namespace CrampCheck.Web.Tests.Pages.Explanation;

public sealed class AnswerTableTests(Site site) : IClassFixture<Site>
{

    [Fact]
    public void Csv_OfEveryAnswerSet_HoldsItsScoresAndOutcome()
    {
        var rows = System.Text.Encoding.UTF8.GetString(Csv()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split(',')).ToList();
        var heads = rows[0].Index().ToDictionary(head => head.Item, head => head.Index);

        Assert.Equal(AnswerSets.Count, rows.Count - 1);
        Assert.All(rows, row => Assert.Equal(heads.Count, row.Length));
        Assert.Equal(rows.Count, rows.Select(row => string.Join(',', row[..6])).Distinct().Count());
        foreach (var (answers, row) in AnswerSets.All().Zip(rows.Skip(1)))
        {
            var assessment = Assessment.Of(answers);
            Assert.Equal(
                assessment.Scores.CalciumDeficiency, new(Number(row, "calcium_low"), Number(row, "calcium_high")));
            Assert.Equal(assessment.Scores.ColdStimulation, new(Number(row, "cold_low"), Number(row, "cold_high")));
            Assert.Equal(assessment.Scores.Overexertion, new(Number(row, "overexertion_low"), Number(row, "overexertion_high")));
            Assert.Equal(assessment.Verdict.Code(), row[heads["outcome"]]);
            Assert.Equal(assessment.Verdict.Leaders.Count, row[heads["leaders"]].Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
            Assert.Equal(assessment.Verdict.IsProvisional ? "yes" : "no", row[heads["provisional"]]);
            Assert.Equal(
                answers.Calcium switch
                {
                    { Milligrams: { } milligrams } => milligrams.ToString(CultureInfo.InvariantCulture),
                    { Habit: CalciumHabit.TwiceDaily } => "twiceDaily",
                    { Habit: CalciumHabit.OnceDaily } => "onceDaily",
                    { Habit: CalciumHabit.LessThanDaily } => "lessThanDaily",
                    _ => "unknown",
                },
                row[heads["calcium_mg"]]);
        }

        int Number(string[] row, string head) => int.Parse(row[heads[head]], CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData("identity", false)]
    [InlineData("br", false)]
    [InlineData("gzip, br", true)]
    [InlineData("gzip;q=0", false)]
    public async Task Csv_OverHttp_IsTheSameRowsAsADownload(string accepted, bool isGzip)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/how-it-works.csv") { Headers = { { "Accept-Encoding", accepted } } };
        using var answer = await site.Client().SendAsync(request);

        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal(Csv(), isGzip ? Unzip(new MemoryStream(bytes)) : bytes);
        Assert.Equal(isGzip ? ["gzip"] : [], answer.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", answer.Headers.Vary);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);

        using var again = new HttpRequestMessage(HttpMethod.Get, "/how-it-works.csv") { Headers = { { "If-None-Match", answer.Headers.ETag!.ToString() } } };
        Assert.Equal(HttpStatusCode.NotModified, (await site.Client().SendAsync(again)).StatusCode);
    }

    [Fact]
    public async Task ShowHowItWorks_NamesEveryFoodNeedAndSource()
    {
        var main = (await site.Client().GetPageAsync("/how-it-works")).QuerySelector("main")!;
        var text = main.TextContent;

        Assert.All(CalciumEstimate.Foods, food => Assert.Contains(food.Name, text, StringComparison.Ordinal));
        Assert.All(
            Scorecard.Factors.SelectMany(factor => factor.Rules).Where(rule => rule.Source is not null),
            rule => Assert.Equal(
                (rule.Source!.Words, rule.Source.Link.ToString()),
                (main.QuerySelector($"#{rule.Id} a")!.TextContent, main.QuerySelector($"#{rule.Id} a")!.GetAttribute("href"))));
        Assert.All(
            Scorecard.Factors.Where(factor => factor.Note is not null).SelectMany(factor => factor.Rules.Select(rule => (factor.Note, rule.Id))),
            row => Assert.Contains(row.Note!, main.QuerySelector($"#{row.Id}")!.Closest("table")!.PreviousElementSibling!.TextContent, StringComparison.Ordinal));
        foreach (var age in Enum.GetValues<AgeGroup>())
        {
            Assert.Contains($"{CalciumNeed.Of(age).Milligrams}", text, StringComparison.Ordinal);
            Assert.Contains($"{CalciumNeed.Of(age).UpperLevel}", text, StringComparison.Ordinal);
        }
    }

    private static byte[] Csv() => Unzip(AnswerTable.OpenGzip());

    private static byte[] Unzip(Stream gzip)
    {
        using var csv = new MemoryStream();
        using var unzip = new GZipStream(gzip, CompressionMode.Decompress);
        unzip.CopyTo(csv);
        return csv.ToArray();
    }
}
