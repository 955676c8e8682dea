using CrampCheck.Web.Data;
using CrampCheck.Web.Pages.Admin;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace CrampCheck.Web.Tests.Data;

public sealed class AppendOnlyTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Change_AnAppendOnlyRow_IsRefusedByTheDatabase()
    {
        await Editor.NewAsync(site);
        foreach (var table in CrampCheckDatabase.AppendOnly)
        {
            foreach (var change in new[] { $"DELETE FROM {table}", $"UPDATE {table} SET rowid = rowid + 1000" })
            {
                var refused = await Assert.ThrowsAsync<SqliteException>(() => site.ExecuteSqlAsync(change));
                Assert.Contains("only ever added", refused.Message, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("plain", "\"plain\"")]
    [InlineData("", "\"\"")]
    [InlineData("a \"b\", c", "\"a \"\"b\"\", c\"")]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@x", "\"'@x\"")]
    [InlineData("\t=x", "\"'\\u0009=x\"")]
    [InlineData("  =x", "\"'  =x\"")]
    [InlineData("\r=x", "\"'\\u000d=x\"")]
    [InlineData("\n=x", "\"'\\u000a=x\"")]
    [InlineData("tidy;=1+1;x", "\"tidy;'=1+1;x\"")]
    [InlineData("tidy; =1+1", "\"tidy;' =1+1\"")]
    [InlineData("tidy;\"=1+1\"", "\"tidy;'\"\"=1+1\"\"\"")]
    [InlineData("a,-1", "\"a,'-1\"")]
    [InlineData("a|@x", "\"a|'@x\"")]
    [InlineData("＝1+1", "\"'＝1+1\"")]
    [InlineData("a=b; c-d: e@example.org", "\"a=b; c-d: e@example.org\"")]
    public void Write_ACell_IsNeverAFormula(string text, string cell) => Assert.Equal(cell, LogFileModel.Cell(text));

    [Fact]
    public async Task Read_TheLogAsAFile_HasEveryLine()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        time.SetLocalTimeZone(TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo"));
        await using var own = await new Site(time).StartAsync();
        var editor = await Editor.NewAsync(own);
        var file = await (await editor.GetAsync("/admin/log.csv")).Content.ReadAsStringAsync();
        Assert.StartsWith("when_utc,who,what,on,more\r\n", file, StringComparison.Ordinal);
        Assert.Equal((await own.LogAsync()).Count + 1, file.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains($"\"{time.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'}\",\"{editor.Email}\",\"used a link\"", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_ThroughALongLog_ShowsEveryLineOnce()
    {
        await site.WithDatabaseAsync(database =>
        {
            database.AuditEntries.AddRange(Enumerable.Range(0, 250).Select(i => new AuditEntry { At = DateTime.UtcNow, Who = "test", Action = $"line {i}." }));
            return database.SaveChangesAsync();
        });
        var editor = await Editor.NewAsync(site);
        var lines = new List<string>();
        for (var path = "/admin/log"; path is not null;)
        {
            var page = await editor.PageAsync(path);
            lines.AddRange(page.QuerySelectorAll(".history li").Select(line => line.TextContent));
            path = page.QuerySelector("main p a[href*=before]")?.GetAttribute("href");
        }

        Assert.Equal((await site.LogAsync()).Count, lines.Count);
        Assert.NotEmpty((await editor.PageAsync("/admin/log?who=" + editor.Email[3..12].ToUpperInvariant())).QuerySelectorAll(".history li"));
        Assert.Empty((await editor.PageAsync("/admin/log?who=nobody%40example.net")).QuerySelectorAll(".history li"));
        Assert.Equal(250, lines.Count(line => line.Contains("line ", StringComparison.Ordinal) && line.Contains("test", StringComparison.Ordinal)));
    }
}
