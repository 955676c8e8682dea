using CrampCheck.Web.Data;
using CrampCheck.Web.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CrampCheck.Web.Pages.Admin;

/// <summary>Where an invitation leads: choose a password.</summary>
public sealed class InvitationModel(Invitations invitations, SignInManager<Person> signIn, KnownDevice device) : PageModel
{
    [BindProperty, FromForm]
    public string NewPassword { get; set => field = value ?? ""; } = "";

    /// <summary>Whom the link is for; null if it does not work.</summary>
    public Person? Person { get; private set; }

    public string Token { get; private set; } = "";

    public Task OnGetAsync([FromQuery] string? person, [FromQuery] string? token) => FindAsync(person, token);

    public async Task<IActionResult> OnPostAsync([FromForm] string? person, [FromForm] string? token)
    {
        await FindAsync(person, token);
        if (Person is null)
        {
            return Page();
        }

        var result = await invitations.AcceptAsync(Person, Token, NewPassword);
        if (result.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.ConcurrencyFailure)))
        {
            // Someone used it at the same moment.
            Person = null;
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        if (!result.Succeeded)
        {
            ModelState.AddModelError(nameof(NewPassword), string.Join(' ', result.Errors.Select(error => error.Description)));
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
