using System.Net.Mime;
using CrampCheck.Web.Data;
using CrampCheck.Web.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CrampCheck.Web.Pages.Admin;

/// <summary>A person's own password and passkeys. Every change asks for the password, and ends the other sessions.</summary>
public sealed class AccountModel(SignInManager<Person> signIn, UserManager<Person> people, SignInLimiter tries, CrampCheckDatabase database, AuditLog log) : PageModel
{
    public const string ChangePassword = "ChangePassword", RemovePasskey = "RemovePasskey", Options = "Options", AddPasskey = "AddPasskey";

    private const int MaxNameLength = 60;

    public Person Person { get; private set; } = new();

    public IList<UserPasskeyInfo> Passkeys { get; private set; } = [];

    /// <summary>Why nothing was changed.</summary>
    public string? Problem { get; private set; }

    /// <summary>What is wrong with the new password.</summary>
    public string? PasswordProblem { get; private set; }

    /// <summary>What was changed.</summary>
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

    public async Task<IActionResult> OnPostAsync()
    {
        var sent = Request.Form;
        var task = sent["Do"].ToString();

        // The answer to options that were given out for the password.
        if (task == AddPasskey)
        {
            return await AddPasskeyAsync(sent["Passkey"].ToString(), sent["Name"].ToString());
        }

        if (!tries.MayTry(Person.Email!, "account:" + Person.Id, HttpContext.Connection.RemoteIpAddress)
            || !await people.CheckPasswordAsync(Person, sent["Password"].ToString()))
        {
            return Refuse($"That is not your password. After {SignInLimiter.PerAccount} tries, wait a minute.");
        }

        switch (task)
        {
            case Options:
                var entity = new PasskeyUserEntity { Id = Person.Id, Name = Person.Email!, DisplayName = Person.Email! };
                return Content(await signIn.MakePasskeyCreationOptionsAsync(entity), MediaTypeNames.Application.Json);
            case ChangePassword:
                var answer = await ChangeAsync(
                    () => people.ChangePasswordAsync(Person, sent["Password"].ToString(), sent["NewPassword"].ToString()), "changed password", "The password is changed.");
                PasswordProblem = Problem;
                return answer;
            case RemovePasskey:
                var passkey = Passkeys.FirstOrDefault(passkey => Convert.ToHexString(passkey.CredentialId) == sent["Id"]);
                if (passkey is null)
                {
                    return Refuse("There is no such passkey any more.");
                }

                return await ChangeAsync(() => people.RemovePasskeyAsync(Person, passkey.CredentialId), "removed passkey", "The passkey is removed.", passkey.Name ?? "");
            default:
                return BadRequest();
        }
    }

    private async Task<IActionResult> AddPasskeyAsync(string credential, string name)
    {
        try
        {
            var made = await signIn.PerformPasskeyAttestationAsync(credential);
            if (made.Succeeded && made.UserEntity.Id == Person.Id)
            {
                made.Passkey.Name = name.Trim() is { Length: > 0 and <= MaxNameLength } given ? given : $"Passkey {Passkeys.Count + 1}";
                return await ChangeAsync(
                    () => people.AddOrUpdatePasskeyAsync(Person, made.Passkey), "added passkey", "The passkey is added. From now on you sign in with it.", made.Passkey.Name);
            }
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // No options were asked for before, or nothing was sent: the answer to nothing.
        }

        return Refuse("The passkey did not come through. Please try again.");
    }

    // A new stamp ends all sessions; this one goes on.
    private async Task<IActionResult> ChangeAsync(Func<Task<IdentityResult>> change, string action, string words, string detail = "")
    {
        await using var transaction = await database.Database.BeginTransactionAsync();
        var result = await change();
        if (!result.Succeeded)
        {
            return Refuse(string.Join(' ', result.Errors.Select(error => error.Description)));
        }

        await people.UpdateSecurityStampAsync(Person);
        await log.WriteAsync(Person.Email!, action, Person.Email!, detail);
        await transaction.CommitAsync();
        await signIn.RefreshSignInAsync(Person);
        Passkeys = await people.GetPasskeysAsync(Person);
        Done = words;
        return Page();
    }

    private PageResult Refuse(string problem)
    {
        Problem = problem;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
