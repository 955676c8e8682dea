using CrampCheck.Web.Data;
using CrampCheck.Web.Editing;
using CrampCheck.Web.Texts;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CrampCheck.Web.Pages.Admin;

/// <summary>What administrators did, a page at a time.</summary>
public sealed class LogModel(CrampCheckDatabase database) : PageModel
{
    private const int APage = 100;

    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];

    /// <summary>Where the next page begins, if there is one.</summary>
    public int? Older { get; private set; }

    /// <summary>What was done, in a line.</summary>
    public static string Describe(AuditEntry entry)
    {
        var subject = TextKeys.All.Contains(entry.Subject) ? $"“{TextNames.Of(entry.Subject)}”" : entry.Subject;
        return string.Join(": ", new[] { $"{entry.Action} {subject}".Trim(), entry.Detail }.Where(part => part != ""));
    }

    public async Task OnGetAsync(int? before)
    {
        Entries = await database.AuditEntries.AsNoTracking()
            .Where(entry => before == null || entry.Id < before)
            .OrderByDescending(entry => entry.Id)
            .Take(APage)
            .ToListAsync();
        Older = Entries.Count == APage ? Entries[^1].Id : null;
    }
}
