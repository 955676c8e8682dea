using CrampCheck.Web.Data;
using CrampCheck.Web.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CrampCheck.Web.Pages.Admin;

/// <summary>Ends the session in this browser, or all of a person's sessions, including copied ones.</summary>
public sealed class SignOutModel(SignInManager<Person> signIn, UserManager<Person> people, CrampCheckDatabase database, AuditLog log) : PageModel
{
    /// <summary>Ends the session in this browser.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await signIn.SignOutAsync();

        // Not the storage too: unsaved words are kept there.
        Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return LocalRedirect(SignInSetup.SignIn);
    }

    /// <summary>Ends all sessions, and open links for a new password.</summary>
    public async Task<IActionResult> OnPostEverywhereAsync()
    {
        // Read again in a transaction: two sign-outs at once would otherwise conflict.
        await using var transaction = await database.Database.BeginTransactionAsync();
        database.ChangeTracker.Clear();
        if (await people.GetUserAsync(User) is { } person)
        {
            await people.UpdateSecurityStampAsync(person);
            await log.WriteAsync(person.Email!, "signed out everywhere");
            await transaction.CommitAsync();
        }

        return await OnPostAsync();
    }
}
