using System.Globalization;

namespace CrampCheck.Web.Editing;

/// <summary>Times as people of this site read and type them: in the server's own time zone, which every page names.</summary>
public sealed class SiteClock(TimeProvider time)
{
    private static readonly string[] Typed = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm"];

    /// <summary>UTC, or UTC+01:00.</summary>
    public string Zone
    {
        get
        {
            var offset = time.GetLocalNow().Offset;
            return offset == TimeSpan.Zero ? "UTC" : $"UTC{(offset < TimeSpan.Zero ? "-" : "+")}{offset:hh\\:mm}";
        }
    }

    /// <summary>Now, UTC.</summary>
    public DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Today.</summary>
    public DateOnly Today => DateOnly.FromDateTime(time.GetLocalNow().DateTime);

    /// <summary>22 November 2026, 14:05.</summary>
    public string Write(DateTime utc) => Local(utc).ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Reads a field of a form, such as 2026-11-22T14:05, as UTC. Not a time that the clocks skip.</summary>
    public bool TryReadField(string? text, out DateTime utc)
    {
        utc = default;
        if (!DateTime.TryParseExact(text?.Trim(), Typed, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            || time.LocalTimeZone.IsInvalidTime(local))
        {
            return false;
        }

        utc = TimeZoneInfo.ConvertTimeToUtc(local, time.LocalTimeZone);
        return true;
    }

    private DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, time.LocalTimeZone);
}
