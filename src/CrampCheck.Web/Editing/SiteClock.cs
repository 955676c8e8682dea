using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;

namespace CrampCheck.Web.Editing;

/// <summary>
/// Times as editors read and type them: in the server's time zone, which every page names. A script converts
/// the times on pages to the reader's zone.
/// </summary>
public sealed partial class SiteClock(TimeProvider time)
{
    private static readonly string[] Typed = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm"];

    /// <summary>UTC, or UTC+01:00, as of now.</summary>
    public string Zone => ZoneAt(Now);

    /// <summary>Now, UTC.</summary>
    public DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Today.</summary>
    public DateOnly Today => DateOnly.FromDateTime(time.GetLocalNow().DateTime);

    /// <summary>22 November 2026, 14:05 UTC+01:00. At a future time, the offset may differ from now.</summary>
    public IHtmlContent Show(DateTime utc) => new HtmlString(string.Create(
        CultureInfo.InvariantCulture,
        $"<time datetime=\"{utc:yyyy-MM-dd'T'HH:mm:ss'Z'}\">{TimeZoneInfo.ConvertTimeFromUtc(utc, time.LocalTimeZone):d MMMM yyyy, HH:mm} {ZoneAt(utc)}</time>"));

    /// <summary>Words out of the log, with the times in them shown like all others.</summary>
    public IHtmlContent ShowTimesIn(string words)
    {
        var html = new HtmlContentBuilder();
        var at = 0;
        foreach (Match found in UtcTime().Matches(words))
        {
            if (DateTime.TryParseExact(found.Value[..16], "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var utc))
            {
                html.Append(words[at..found.Index]).AppendHtml(Show(utc));
                at = found.Index + found.Length;
            }
        }

        return html.Append(words[at..]);
    }

    /// <summary>Reads a form field, such as 2026-11-22T14:05, as UTC. Refuses a time that the clocks skip.</summary>
    /// <param name="text">The field.</param>
    /// <param name="zone">The editor's zone, such as Europe/Berlin; if empty, the site's.</param>
    /// <param name="utc">The time.</param>
    public bool TryReadField(string? text, string? zone, out DateTime utc)
    {
        utc = default;
        var its = time.LocalTimeZone;
        if ((!string.IsNullOrEmpty(zone) && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out its))
            || !DateTime.TryParseExact(text?.Trim(), Typed, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            || its.IsInvalidTime(local))
        {
            return false;
        }

        utc = TimeZoneInfo.ConvertTimeToUtc(local, its);
        return true;
    }

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2} UTC")]
    private static partial Regex UtcTime();

    private string ZoneAt(DateTime utc)
    {
        var offset = time.LocalTimeZone.GetUtcOffset(utc);
        return offset == TimeSpan.Zero ? "UTC" : $"UTC{(offset < TimeSpan.Zero ? "-" : "+")}{offset:hh\\:mm}";
    }
}
