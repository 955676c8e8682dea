using System.Net.Mime;
using CrampCheck.Web.Editing;
using CrampCheck.Web.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CrampCheck.Web.Pages.Admin;

/// <summary>All texts with their history, as a file to keep.</summary>
[Authorize(Policy = SignInSetup.Publisher)]
public sealed class TextsFileModel(TextTransfer transfer, SiteClock clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync()
    {
        Response.ContentType = MediaTypeNames.Application.Json;
        Response.Headers.ContentDisposition = $"attachment; filename=crampcheck-texts-{clock.Now:yyyyMMdd-HHmmss}.json";
        await transfer.ExportAsync(Response.Body, User.Identity!.Name!, HttpContext.RequestAborted);
        return new EmptyResult();
    }

    /// <summary>No text leaves the site, so nothing is logged.</summary>
    public IActionResult OnHead()
    {
        Response.ContentType = MediaTypeNames.Application.Json;
        return new EmptyResult();
    }
}
