using System.Text.RegularExpressions;
using CrampCheck.Web.Data;
using CrampCheck.Web.Pipeline;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CrampCheck.Web.Pages.Admin;

/// <summary>The whole log as CSV.</summary>
public sealed partial class LogFileModel(CrampCheckDatabase database) : PageModel
{
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

    /// <summary>A cell, in one line, of which no spreadsheet takes any part for a formula, whichever sign it parts cells at.</summary>
    public static string Cell(string text) => $"\"{SingleEventFormatter.Plain(CellStart().Replace(text, "$&'")).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    // Where a cell can begin, before what would make it a formula; quotation marks around it are taken off.
    [GeneratedRegex(@"(?:^|[,;:|])(?=[\s""']*[=+\-@＝＋－＠])")]
    private static partial Regex CellStart();
}
