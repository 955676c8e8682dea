using System.Net.Mime;
using CrampCheck.Web.Data;
using CrampCheck.Web.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CrampCheck.Web.Pages.Admin;

/// <summary>Sign-in by password, or by passkey. All failures look alike and take the same time.</summary>
public sealed partial class SignInModel(
    SignInManager<Person> signIn, UserManager<Person> people, PasswordVerifier checks, SignInLimiter tries, KnownDevice device,
    AuditLog log, ILogger<SignInModel> logger) : PageModel
{
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
        if (person is null || !await TryWriteAsync(person, sent["Do"] == SignInForm.Passkey ? "passkey" : "password"))
        {
            HasFailed = true;
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        await signIn.SignInAsync(person, isPersistent: false);
        device.Remember(HttpContext, person.Id);
        HandBack = Form.Kept;
        return HandBack is null ? LocalRedirect(SafeReturn(Form.ReturnUrl)) : Page();
    }

    private async Task<Person?> ByPasswordAsync(string password)
    {
        var person = await people.FindByEmailAsync(Form.Email.Trim());
        var knownDevice = device.Of(Request, person?.Id);
        if (!tries.MayTry(Form.Email, knownDevice, HttpContext.Connection.RemoteIpAddress)
            || await checks.IsRightAsync(people, person, password, knownDevice is not null, HttpContext.RequestAborted) is not { } isRight)
        {
            return null;
        }

        if (isRight && (await people.GetPasskeysAsync(person!)).Count == 0)
        {
            return person;
        }

        // What was typed as an address may be anything, even a password.
        LogFailed(logger, person?.Id ?? "none", isRight ? "password without passkey" : "password");
        return null;
    }

    private async Task<Person?> ByPasskeyAsync(string credential)
    {
        try
        {
            var result = await signIn.PerformPasskeyAssertionAsync(credential);
            if (result.Succeeded && (await people.AddOrUpdatePasskeyAsync(result.User, result.Passkey)).Succeeded)
            {
                return result.User;
            }
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // No options were asked for before, or nothing was sent: the answer to nothing.
        }

        return null;
    }

    // Where it cannot be written, nobody is signed in, and the page does not tell that the password was right.
    private async Task<bool> TryWriteAsync(Person person, string how)
    {
        try
        {
            await log.WriteAsync(person.Email!, "signed in", detail: how);
            return true;
        }
        catch (Exception e) when (DatabaseFailure.Is(e))
        {
            LogNotWritten(logger, e);
            return false;
        }
    }

    private string SafeReturn(string? address) => Url.IsLocalUrl(address) && KeptForm.IsAdminAddress(address) ? address : "/admin";

    // Into the log that ages, not into the one of editors, which is for ever: anybody can fail.
    [LoggerMessage(LogLevel.Information, "A sign-in failed: account {Account}, {How}")]
    private static partial void LogFailed(ILogger logger, string account, string how);

    [LoggerMessage(LogLevel.Error, "Nobody can sign in: the database cannot be written")]
    private static partial void LogNotWritten(ILogger logger, Exception exception);
}
