using System.Net.Mime;
using CrampCheck.Web.Data;
using CrampCheck.Web.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CrampCheck.Web.Pages.Admin;

/// <summary>A person's own password and passkeys. Every change requires the password, and ends the other sessions.</summary>
public sealed class AccountModel(SignInManager<Person> signIn, UserManager<Person> people, SignInLimiter tries, CrampCheckDatabase database, AuditLog log) : PageModel
{
    private const int MaxNameLength = 60;

    // Their part of the page.
    private const string AllPasskeys = "passkeys";

    /// <summary>The current password, which every change requires.</summary>
    [BindProperty, FromForm]
    public string Password { get; set => field = value ?? ""; } = "";

    [BindProperty, FromForm]
    public string NewPassword { get; set => field = value ?? ""; } = "";

    public Person Person { get; private set; } = new();

    public IList<UserPasskeyInfo> Passkeys { get; private set; } = [];

    /// <summary>What has just been changed.</summary>
    public string? Done { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Person = (await people.GetUserAsync(User))!;
        Passkeys = await people.GetPasskeysAsync(Person);
        await next();
    }

    public void OnGet()
    {
    }

    /// <summary>Changes the password.</summary>
    public async Task<IActionResult> OnPostAsync() => await IsCorrectAsync()
        ? await ChangeAsync(nameof(NewPassword), () => people.ChangePasswordAsync(Person, Password, NewPassword), "changed password", "The password is changed.")
        : RefusePassword(nameof(Password));

    public async Task<IActionResult> OnPostRemovePasskeyAsync([FromForm] string? id)
    {
        if (Passkeys.Index().FirstOrDefault(one => Convert.ToHexString(one.Item.CredentialId) == id) is not (var number, { } passkey))
        {
            return Refuse(AllPasskeys, "That passkey no longer exists.");
        }

        return await IsCorrectAsync()
            ? await ChangeAsync(AllPasskeys, () => people.RemovePasskeyAsync(Person, passkey.CredentialId), "removed passkey", "The passkey is removed.", passkey.Name ?? "")
            : RefusePassword($"Password-{number}");
    }

    /// <summary>The options for a new passkey, in exchange for the password.</summary>
    public async Task<IActionResult> OnPostOptionsAsync()
    {
        var entity = new PasskeyUserEntity { Id = Person.Id, Name = Person.Email!, DisplayName = Person.Email! };
        return await IsCorrectAsync() ? Content(await signIn.MakePasskeyCreationOptionsAsync(entity), MediaTypeNames.Application.Json) : RefusePassword("PasskeyPassword");
    }

    /// <summary>Adds the passkey that a device made from those options.</summary>
    public async Task<IActionResult> OnPostAddPasskeyAsync([FromForm] string? passkey, [FromForm] string? name)
    {
        try
        {
            var made = await signIn.PerformPasskeyAttestationAsync(passkey ?? "");
            if (made.Succeeded && made.UserEntity.Id == Person.Id)
            {
                made.Passkey.Name = name?.Trim() is { Length: > 0 and <= MaxNameLength } given ? given : $"Passkey {Passkeys.Count + 1}";
                return await ChangeAsync(
                    AllPasskeys, () => people.AddOrUpdatePasskeyAsync(Person, made.Passkey), "added passkey", "The passkey is added. From now on you sign in with it.", made.Passkey.Name);
            }
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // No options were requested, or nothing was sent.
        }

        return Refuse(AllPasskeys, "The passkey could not be added. Please try again.");
    }

    // A new stamp ends all sessions but this one.
    private async Task<IActionResult> ChangeAsync(string field, Func<Task<IdentityResult>> change, string action, string words, string detail = "")
    {
        await using var transaction = await database.Database.BeginTransactionAsync();
        var result = await change();
        if (!result.Succeeded)
        {
            return Refuse(field, string.Join(' ', result.Errors.Select(error => error.Description)));
        }

        await people.UpdateSecurityStampAsync(Person);
        await log.WriteAsync(Person.Email!, action, Person.Email!, detail);
        await transaction.CommitAsync();
        await signIn.RefreshSignInAsync(Person);
        Passkeys = await people.GetPasskeysAsync(Person);
        Done = words;
        return Page();
    }

    private async Task<bool> IsCorrectAsync() =>
        tries.MayTry(Person.Email!, "account:" + Person.Id, HttpContext.Connection.RemoteIpAddress) && await people.CheckPasswordAsync(Person, Password);

    private PageResult RefusePassword(string field) => Refuse(field, $"That is not your password. After {SignInLimiter.PerAccount} tries, wait a minute.");

    private PageResult Refuse(string field, string problem)
    {
        ModelState.AddModelError(field, problem);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
