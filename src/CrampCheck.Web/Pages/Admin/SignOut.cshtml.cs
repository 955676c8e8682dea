using CrampCheck.Web.Data;
using CrampCheck.Web.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CrampCheck.Web.Pages.Admin;

/// <summary>Ends the sessions of a person, on every device: a copied cookie is worth nothing after it.</summary>
public sealed class SignOutModel(SignInManager<Person> signIn, UserManager<Person> people, AuditLog log) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        var person = await people.GetUserAsync(User);
        await people.UpdateSecurityStampAsync(person!);
        await log.WriteAsync(person!.Email!, "signed out");
        await signIn.SignOutAsync();

        // Not the storage too: words that were not saved are kept there.
        Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return LocalRedirect("/admin/sign-in");
    }
}
