using System.Globalization;

namespace CrampCheck.Web.Pages.Help;

/// <summary>A calendar file (RFC 5545) with one all-day entry in two weeks. It holds no answers.</summary>
public static class Reminder
{
    private const int Days = 14;
    private const int MaxLineLength = 75;

    /// <summary>The file, for a request made now.</summary>
    /// <param name="now">Now, UTC.</param>
    /// <param name="site">The site's address, to return to, if known.</param>
    public static string Write(DateTimeOffset now, Uri? site) => string.Concat(Lines(now, site).Select(Folded));

    private static IEnumerable<string> Lines(DateTimeOffset now, Uri? site) =>
    [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//CrampCheck//Reminder//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        $"UID:{Guid.NewGuid()}@crampcheck",
        $"DTSTAMP:{now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}",
        $"DTSTART;VALUE=DATE:{now.AddDays(Days).ToString("yyyyMMdd", CultureInfo.InvariantCulture)}",
        $"DTEND;VALUE=DATE:{now.AddDays(Days + 1).ToString("yyyyMMdd", CultureInfo.InvariantCulture)}",
        "SUMMARY:Leg cramps: look back and check again",
        "DESCRIPTION:Two weeks are over. Look at your night diary\\, then answer the four questions again.",
        .. site is null ? [] : new[] { $"URL:{site.AbsoluteUri}" },
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Leg cramps: look back and check again",
        "TRIGGER:PT9H",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ];

    // A long line continues on the next one, after a space. All of it is ASCII, so an octet is a character.
    private static string Folded(string line) =>
        line.Length <= MaxLineLength ? $"{line}\r\n" : $"{line[..MaxLineLength]}\r\n{Folded(" " + line[MaxLineLength..])}";
}
