using CrampCheck.Web.Editing;
using CrampCheck.Web.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CrampCheck.Web.Pages.Admin;

/// <summary>Export and import of texts as a file.</summary>
[Authorize(Policy = SignInSetup.Publisher)]
public sealed class BackupModel(TextTransfer transfer) : PageModel
{
    /// <summary>Newest first.</summary>
    public IReadOnlyList<ImportState> Imports { get; private set; } = [];

    public async Task OnGetAsync() => Imports = await transfer.ListAsync();

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "File")] IFormFile? file)
    {
        if (file is not { Length: > 0 })
        {
            return await RefuseAsync("Choose a file that is not empty.");
        }

        try
        {
            var import = await transfer.ReceiveAsync(TextFile.Decode(await ReadAsync(file)), User.Identity!.Name!);
            return LocalRedirect($"/admin/backup/{import.Id}");
        }
        catch (TextFileException e)
        {
            return await RefuseAsync(e.Message);
        }
    }

    private async Task<IActionResult> RefuseAsync(string problem)
    {
        ModelState.AddModelError("File", problem);
        Imports = await transfer.ListAsync();
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private static async Task<byte[]> ReadAsync(IFormFile file)
    {
        await using var content = file.OpenReadStream();
        var bytes = new byte[file.Length];
        await content.ReadExactlyAsync(bytes);
        return bytes;
    }
}
