using CrampCheck.Web.Editing;
using CrampCheck.Web.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CrampCheck.Web.Pages.Admin;

/// <summary>What a file of texts would change, or what it did.</summary>
[Authorize(Policy = SignInSetup.Publisher)]
public sealed class ImportModel(TextTransfer transfer) : PageModel
{
    public const string Apply = "Apply", Undo = "Undo";

    public ImportState Import { get; private set; } = null!;

    /// <summary>What it would change, as long as it is not applied.</summary>
    public ImportChanges Changes { get; private set; } = new([], "");

    /// <summary>The texts that it changed.</summary>
    public IReadOnlyList<string> BroughtIn { get; private set; } = [];

    /// <summary>The texts that were not undone.</summary>
    public IReadOnlyList<string> Left { get; private set; } = [];

    /// <summary>Whether a text was saved since this page was read.</summary>
    public bool HasChanged { get; private set; }

    public async Task<IActionResult> OnGetAsync(int id) => await FindAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(int id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        var who = User.Identity!.Name!;
        switch (Request.Form["Do"].ToString())
        {
            case Apply:
                var isDone = await transfer.ApplyAsync(id, who, Request.Form["Fingerprint"].ToString());
                await FindAsync(id);
                if (!isDone && Import.AppliedAt is null)
                {
                    HasChanged = true;
                    Response.StatusCode = StatusCodes.Status409Conflict;
                }

                return Page();
            case Undo:
                await transfer.UndoAsync(id, who);
                await FindAsync(id);
                return Page();
            default:
                return BadRequest();
        }
    }

    private async Task<bool> FindAsync(int id)
    {
        if (await transfer.FindAsync(id) is not { } import)
        {
            return false;
        }

        Import = import;
        if (import.AppliedAt is null)
        {
            Changes = await transfer.ChangesAsync(id);
        }
        else
        {
            BroughtIn = await transfer.BroughtInAsync(id);
            Left = import.UndoneAt is null ? [] : await transfer.LeftAsync(id);
        }

        return true;
    }
}
