using System.Globalization;
using System.Text.RegularExpressions;
using CrampCheck.Web.Data;
using CrampCheck.Web.Editing;
using CrampCheck.Web.Texts;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CrampCheck.Web.Pages.Admin;

/// <summary>What administrators did, a page at a time.</summary>
public sealed partial class LogModel(CrampCheckDatabase database, SiteClock clock) : PageModel
{
    private const int PageSize = 100;

    /// <summary>The kinds to choose from: finding all kinds would mean reading the whole log.</summary>
    public static readonly IReadOnlyList<string> Kinds =
    [
        "saved draft", "kept aside", "published", "undid publication", "scheduled", "called off schedule", Reviews.Asked, Reviews.Closed,
        "exported texts", "sent in", "brought in", "made a link", "used a link", "changed role", "removed person", "signed in", "signed out",
        "changed password", "added passkey", "removed passkey", "restored backup",
    ];

    /// <summary>Only what was done to this text.</summary>
    [BindProperty(SupportsGet = true), FromQuery]
    public string? Subject { get; set; }

    /// <summary>Only what this person did, or had done to them.</summary>
    [BindProperty(SupportsGet = true), FromQuery]
    public string? Who { get; set; }

    /// <summary>Only this kind.</summary>
    [BindProperty(SupportsGet = true), FromQuery]
    public string? Kind { get; set; }

    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];

    /// <summary>Where the next page begins, if there is one.</summary>
    public int? Older { get; private set; }

    public async Task OnGetAsync(int? before)
    {
        Entries = await database.AuditEntries.AsNoTracking()
            .Where(entry => (before == null || entry.Id < before) && (Subject == null || entry.Subject == Subject) && (Who == null || entry.Who == Who || entry.Subject == Who) && (Kind == null || entry.Action == Kind))
            .OrderByDescending(entry => entry.Id)
            .Take(PageSize)
            .ToListAsync();
        Older = Entries.Count == PageSize ? Entries[^1].Id : null;
    }

    /// <summary>The subject of a line, for human readers.</summary>
    public static string NameOf(string subject) => TextKeys.All.Contains(subject) ? $"“{TextNames.Of(subject)}”" : subject;

    /// <summary>The detail of a line, with times written like all others on these pages.</summary>
    public IHtmlContent Detail(AuditEntry entry)
    {
        var html = new HtmlContentBuilder();
        var at = 0;
        foreach (Match time in UtcTime().Matches(entry.Detail))
        {
            html.Append(entry.Detail[at..time.Index]);
            at = time.Index + time.Length;
            if (DateTime.TryParseExact(time.Value[..16], "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var utc))
            {
                html.AppendHtml(clock.Show(utc));
            }
            else
            {
                html.Append(time.Value);
            }
        }

        return html.Append(entry.Detail[at..]);
    }

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2} UTC")]
    private static partial Regex UtcTime();
}
