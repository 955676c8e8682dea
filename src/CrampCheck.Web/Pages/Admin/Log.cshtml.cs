using CrampCheck.Web.Data;
using CrampCheck.Web.Editing;
using CrampCheck.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CrampCheck.Web.Pages.Admin;

/// <summary>What editors did, a page at a time.</summary>
public sealed class LogModel(CrampCheckDatabase database) : PageModel
{
    private const int PageSize = 100;

    /// <summary>The kinds to choose from: finding all kinds would mean reading the whole log.</summary>
    public static readonly IReadOnlyList<string> Kinds =
    [
        "saved draft", "kept aside", "published", "undid publication", Plans.Scheduled, Plans.CalledOff, Reviews.Asked, Reviews.Closed,
        "exported texts", "sent in", "brought in", "made a link", "used a link", "changed role", "removed person", "signed in", "signed out everywhere",
        "changed password", "added passkey", "removed passkey", "restored backup", "accepted loss",
    ];

    /// <summary>Only what was done to this text.</summary>
    [BindProperty(SupportsGet = true), FromQuery]
    public string? Subject { get; set; }

    /// <summary>Only what was done by or to people whose address contains this.</summary>
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
        var who = $"%{Who?.Trim()}%";
        Entries = await database.AuditEntries.AsNoTracking()
            .Where(entry => (before == null || entry.Id < before) && (Subject == null || entry.Subject == Subject) && (Who == null || EF.Functions.Like(entry.Who, who) || EF.Functions.Like(entry.Subject, who)) && (Kind == null || entry.Action == Kind))
            .OrderByDescending(entry => entry.Id)
            .Take(PageSize)
            .ToListAsync();
        Older = Entries.Count == PageSize ? Entries[^1].Id : null;
    }

    /// <summary>The subject of a line, for human readers.</summary>
    public static string NameOf(string subject) => TextKeys.All.Contains(subject) ? $"“{TextNames.Of(subject)}”" : subject;

    /// <summary>The details of a line, for human readers.</summary>
    public static string DetailOf(AuditEntry entry) => string.Join(", ", entry.Detail.Split(", ").Select(NameOf));
}
