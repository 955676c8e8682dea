using System.Text;
using CrampCheck.Web.Pages.Help;
using Microsoft.Extensions.Time.Testing;

namespace CrampCheck.Web.Tests.Pages.Help;

public sealed class ReminderTests
{
    private static readonly string File = Reminder.Write(
        new(2026, 2, 20, 23, 30, 0, TimeSpan.Zero), new("https://" + new string('a', 60) + ".example/"));

    [Fact]
    public void Write_AnyDay_IsAnAllDayEntryInTwoWeeks()
    {
        Assert.Contains("\r\nDTSTART;VALUE=DATE:20260306\r\n", File, StringComparison.Ordinal);
        Assert.Contains("\r\nDTEND;VALUE=DATE:20260307\r\n", File, StringComparison.Ordinal);
        Assert.Contains("\r\nDTSTAMP:20260220T233000Z\r\n", File, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_AnyDay_FollowsTheStandard()
    {
        Assert.DoesNotContain('\n', File.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.All(File.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        var unfolded = File.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("BEGIN:VCALENDAR", unfolded[0]);
        Assert.Equal("END:VCALENDAR", unfolded[^1]);
        foreach (var part in new[] { "VERSION:2.0", "PRODID:", "BEGIN:VEVENT", "UID:", "SUMMARY:", "END:VEVENT" })
        {
            Assert.Single(unfolded, line => line.StartsWith(part, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Get_File_IsADownloadDatedByTheClockAndNeverCached()
    {
        var time = new FakeTimeProvider(new(2027, 12, 20, 12, 0, 0, TimeSpan.Zero));
        await using var site = new Site(time);
        using var answer = await site.Client().GetAsync(new Uri("/reminder.ics?Frequency=weekly", UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal("text/calendar", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Contains("\r\nDTSTART;VALUE=DATE:20280103\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nDTSTAMP:20271220T120000Z\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("weekly", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Write_Twice_GivesEachFileItsOwnId() =>
        Assert.NotEqual(File, Reminder.Write(new(2026, 2, 20, 23, 30, 0, TimeSpan.Zero), new("https://" + new string('a', 60) + ".example/")));
}
