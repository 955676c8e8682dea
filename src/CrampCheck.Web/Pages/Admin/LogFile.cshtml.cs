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
        // Line by line: the log grows forever.
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = "attachment; filename=crampcheck-log.csv";
        var csv = new StreamWriter(Response.Body, leaveOpen: true);
        await csv.WriteAsync("when_utc,who,what,on,more\r\n");
        await foreach (var entry in database.AuditEntries.AsNoTracking().OrderBy(entry => entry.Id).AsAsyncEnumerable())
        {
            await csv.WriteAsync(string.Join(',', new[] { entry.At.ToString("O"), entry.Who, entry.Action, entry.Subject, entry.Detail }.Select(Cell)) + "\r\n");
        }

        // Not after a failure, which may still get its error page.
        await csv.FlushAsync();
        return new EmptyResult();
    }

    /// <summary>A one-line cell that no spreadsheet takes for a formula, whatever its separator.</summary>
    public static string Cell(string text) => $"\"{SingleEventFormatter.Plain(CellStart().Replace(text, "$&'")).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    // The start of a cell, before a character that would make it a formula; spreadsheets strip quotation marks around it.
    [GeneratedRegex(@"(?:^|[,;:|])(?=[\s""']*[=+\-@＝＋－＠])")]
    private static partial Regex CellStart();
}
