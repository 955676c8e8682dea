using System.Net.Mime;
using CrampCheck.Web.Data;
using CrampCheck.Web.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CrampCheck.Web.Pages.Admin;

/// <summary>Sign-in by password, or by passkey. All failures look alike and take the same time.</summary>
public sealed class SignInModel(
    SignInManager<Person> signIn, UserManager<Person> people, PasswordChecks checks, SignInTries tries, KnownDevice device,
    PasskeyAnswers answers, AuditLog log) : PageModel
{
    private const string FailedToSignIn = "failed to sign in";

    public SignInForm Form { get; private set; } = new(null, "", null);

    public bool HasFailed { get; private set; }

    /// <summary>What an ended session could not take, now that there is one again.</summary>
    public KeptForm? HandBack { get; private set; }

    public IActionResult OnGet(string? returnUrl)
    {
        Form = new(returnUrl, "", null);
        return User.Identity!.IsAuthenticated ? LocalRedirect(SafeReturn(returnUrl)) : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var sent = Request.Form;
        Form = new(sent["ReturnUrl"], sent["Email"].FirstOrDefault() ?? "", KeptForm.Parse(sent[KeptForm.Field].FirstOrDefault()));
        if (sent["Do"] == SignInForm.Options)
        {
            return Content(await signIn.MakePasskeyRequestOptionsAsync(null), MediaTypeNames.Application.Json);
        }

        var person = sent["Do"] == SignInForm.Passkey
            ? await ByPasskeyAsync(sent["Passkey"].FirstOrDefault() ?? "")
            : await ByPasswordAsync(sent["Password"].FirstOrDefault() ?? "");
        if (person is null)
        {
            HasFailed = true;
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        // First: where it cannot be written, nobody is signed in, and the error page does not tell that the password was right.
        await log.WriteAsync(person.Email!, "signed in", detail: sent["Do"] == SignInForm.Passkey ? "passkey" : "password");
        await signIn.SignInAsync(person, isPersistent: false);
        device.Remember(HttpContext, person.Id);
        HandBack = Form.Kept;
        return HandBack is null ? LocalRedirect(SafeReturn(Form.ReturnUrl)) : Page();
    }

    private async Task<Person?> ByPasswordAsync(string password)
    {
        var person = await people.FindByEmailAsync(Form.Email.Trim());
        if (!tries.MayTry(Form.Email, device.Of(Request, person?.Id), HttpContext.Connection.RemoteIpAddress, out var isFirstRefusal))
        {
            // Once, or anybody could fill the log.
            if (isFirstRefusal)
            {
                await WriteAsync(person?.Email ?? AuditLog.Unknown, "slowed guessing");
            }

            return null;
        }

        var isRight = await checks.IsRightAsync(people, person, password, HttpContext.RequestAborted);
        if (isRight && (await people.GetPasskeysAsync(person!)).Count == 0)
        {
            return person;
        }

        // What was typed as an address may be anything, even a password: only accounts are named.
        await WriteAsync(person?.Email ?? AuditLog.Unknown, FailedToSignIn, isRight ? "password without passkey" : "password");
        return null;
    }

    private async Task<Person?> ByPasskeyAsync(string credential)
    {
        try
        {
            var result = await signIn.PerformPasskeyAssertionAsync(credential);
            if (result.Succeeded && await answers.IsFirstAsync(result.User, credential) && (await people.AddOrUpdatePasskeyAsync(result.User, result.Passkey)).Succeeded)
            {
                return result.User;
            }
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // No options were asked for before, or nothing was sent: the answer to nothing.
        }

        // Nobody guesses a passkey: only the log is protected from too many.
        if (tries.MayTryFrom(HttpContext.Connection.RemoteIpAddress))
        {
            await WriteAsync(AuditLog.Unknown, FailedToSignIn, "passkey");
        }

        return null;
    }

    // The log is for ever, and anybody can fail.
    private async Task WriteAsync(string who, string action, string detail = "")
    {
        if (!tries.MayWrite(out var unwritten))
        {
            return;
        }

        if (unwritten > 0)
        {
            log.Add(AuditLog.Unknown, FailedToSignIn, detail: $"{unwritten} more, not written one by one");
        }

        await log.WriteAsync(who, action, detail: detail);
    }

    private string SafeReturn(string? address) => Url.IsLocalUrl(address) && KeptForm.IsAdminAddress(address) ? address : "/admin";
}
