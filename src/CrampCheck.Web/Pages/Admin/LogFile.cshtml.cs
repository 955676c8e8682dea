using CrampCheck.Web.Data;
using CrampCheck.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CrampCheck.Web.Pages.Admin;

/// <summary>The whole log as CSV.</summary>
public sealed class LogFileModel(CrampCheckDatabase database) : PageModel
{
    private const string Formula = "=+-@\t\r";

    public async Task<IActionResult> OnGetAsync()
    {
        // Line by line: it grows for ever.
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = "attachment; filename=crampcheck-log.csv";
        var csv = new StreamWriter(Response.Body, leaveOpen: true);
        await csv.WriteAsync("when_utc,who,what,on,more\r\n");
        await foreach (var entry in database.AuditEntries.AsNoTracking().OrderBy(entry => entry.Id).AsAsyncEnumerable())
        {
            await csv.WriteAsync(string.Join(',', new[] { entry.At.ToString("O"), entry.Who, entry.Action, entry.Subject, entry.Detail }.Select(Cell)) + "\r\n");
        }

        // Not at a failure too, which may still get its page.
        await csv.FlushAsync();
        return new EmptyResult();
    }

    /// <summary>A cell that no spreadsheet takes for a formula, in one line.</summary>
    public static string Cell(string text)
    {
        var plain = text.Length > 0 && Formula.Contains(text.TrimStart(' ', '\n').FirstOrDefault(), StringComparison.Ordinal) ? "'" + text : text;
        return $"\"{OneEvent.Plain(plain).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
