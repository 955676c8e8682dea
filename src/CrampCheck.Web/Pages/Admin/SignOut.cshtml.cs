using System.Security.Claims;
using CrampCheck.Web.Data;
using CrampCheck.Web.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CrampCheck.Web.Pages.Admin;

/// <summary>Ends the sessions of a person, on every device: a copied cookie is worth nothing after it.</summary>
public sealed class SignOutModel(SignInManager<Person> signIn, UserManager<Person> people, CrampCheckDatabase database, AuditLog log) : PageModel
{
    /// <summary>Whether only this browser could be signed out: the database is away.</summary>
    public bool IsHereAlone { get; private set; }

    public async Task<IActionResult> OnPostAsync()
    {
        try
        {
            // Read anew, in a transaction: two who sign out at once would be in each other's way.
            await using var transaction = await database.Database.BeginTransactionAsync();
            database.ChangeTracker.Clear();
            if (await people.GetUserAsync(User) is { } person)
            {
                await people.UpdateSecurityStampAsync(person);
                await log.WriteAsync(person.Email!, "signed out");
                await transaction.CommitAsync();
            }
        }
        catch (Exception e) when (DatabaseFailure.Is(e))
        {
            IsHereAlone = true;
        }

        await signIn.SignOutAsync();

        // Not the storage too: words that were not saved are kept there.
        Response.Headers["Clear-Site-Data"] = "\"cache\"";
        if (IsHereAlone)
        {
            HttpContext.User = new(new ClaimsIdentity());
            return Page();
        }

        return LocalRedirect(SignInSetup.SignIn);
    }
}
