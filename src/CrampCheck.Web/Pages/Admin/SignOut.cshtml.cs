using CrampCheck.Web.Data;
using CrampCheck.Web.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CrampCheck.Web.Pages.Admin;

/// <summary>Ends the session in this browser, or all sessions of a person, copied ones too.</summary>
public sealed class SignOutModel(SignInManager<Person> signIn, UserManager<Person> people, CrampCheckDatabase database, AuditLog log) : PageModel
{
    /// <summary>Ends the session in this browser.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await signIn.SignOutAsync();

        // Not the storage too: words that were not saved are kept there.
        Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return LocalRedirect(SignInSetup.SignIn);
    }

    /// <summary>Ends all sessions, and open links for a new password.</summary>
    public async Task<IActionResult> OnPostEverywhereAsync()
    {
        // Read anew, in a transaction: two who sign out at once would be in each other's way.
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
