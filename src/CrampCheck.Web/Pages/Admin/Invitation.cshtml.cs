using CrampCheck.Web.Data;
using CrampCheck.Web.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CrampCheck.Web.Pages.Admin;

/// <summary>Where an invitation leads: choose a password.</summary>
public sealed class InvitationModel(Invitations invitations, SignInManager<Person> signIn, KnownDevice device) : PageModel
{
    /// <summary>Whom the link is for; null if it does not work.</summary>
    public Person? Person { get; private set; }

    public string Token { get; private set; } = "";

    public IReadOnlyList<string> Problems { get; private set; } = [];

    public Task OnGetAsync() => FindAsync(Request.Query["person"], Request.Query["token"]);

    public async Task<IActionResult> OnPostAsync()
    {
        await FindAsync(Request.Form["Person"], Request.Form["Token"]);
        if (Person is null)
        {
            return Page();
        }

        var result = await invitations.AcceptAsync(Person, Token, Request.Form["NewPassword"].FirstOrDefault() ?? "");
        if (result.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.ConcurrencyFailure)))
        {
            // Somebody used it at the same moment.
            Person = null;
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        if (!result.Succeeded)
        {
            Problems = [.. result.Errors.Select(error => error.Description)];
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        await signIn.SignInAsync(Person, isPersistent: false);
        device.Remember(HttpContext, Person.Id);
        return LocalRedirect("/admin");
    }

    private async Task FindAsync(string? id, string? token)
    {
        Person = await invitations.FindAsync(id, token);
        Token = token ?? "";
        if (Person is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
