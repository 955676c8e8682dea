using CrampCheck.Web.Editing;
using CrampCheck.Web.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CrampCheck.Web.Pages.Admin;

/// <summary>What an import would change, or that it was applied.</summary>
[Authorize(Policy = SignInSetup.Publisher)]
public sealed class ImportModel(TextTransfer transfer) : PageModel
{
    public ImportState Import { get; private set; } = null!;

    /// <summary>What it would change; null once it is applied.</summary>
    public ImportChanges Changes { get; private set; } = new([], "");

    public async Task<IActionResult> OnGetAsync([FromRoute] int id) => await FindAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync([FromRoute] int id, [FromForm] string? fingerprint)
    {
        if (await transfer.FindAsync(id) is null)
        {
            return NotFound();
        }

        var isDone = await transfer.ApplyAsync(id, User.Identity!.Name!, fingerprint ?? "");
        await FindAsync(id);
        if (!isDone && Import.AppliedAt is null)
        {
            ModelState.AddModelError("", "Someone has just saved a text. Nothing was imported. Look at the changes again.");
            Response.StatusCode = StatusCodes.Status409Conflict;
        }

        return Page();
    }

    private async Task<bool> FindAsync(int id)
    {
        if (await transfer.FindAsync(id) is not { } import)
        {
            return false;
        }

        Import = import;
        Changes = import.AppliedAt is null ? await transfer.ChangesAsync(id) : Changes;
        return true;
    }
}
