using System.Text;
using CrampCheck.Web.Pages.Help;

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
    public void Write_AnyDay_KeepsToTheStandard()
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
    public void Write_Twice_GivesEachFileItsOwnId() =>
        Assert.NotEqual(File, Reminder.Write(new(2026, 2, 20, 23, 30, 0, TimeSpan.Zero), new("https://" + new string('a', 60) + ".example/")));
}
