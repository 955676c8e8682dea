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
    /// <summary>The address typed.</summary>
    [BindProperty, FromForm]
    public string Email { get; set => field = value ?? ""; } = "";

    /// <summary>Where to go afterwards.</summary>
    [BindProperty, FromForm]
    public string? ReturnUrl { get; set; }

    /// <summary>A form to hand back afterwards, serialized by <see cref="KeptForm"/>.</summary>
    [BindProperty(Name = KeptForm.Field), FromForm]
    public string? Carried { get; set; }

    public SignInForm Form => new(ReturnUrl, Email, KeptForm.Parse(Carried));

    /// <summary>The form that an ended session could not accept, to hand back now.</summary>
    public KeptForm? HandBack { get; private set; }

    public IActionResult OnGet([FromQuery] string? returnUrl)
    {
        ReturnUrl = returnUrl;
        return User.Identity!.IsAuthenticated ? LocalRedirect(SafeReturn(returnUrl)) : Page();
    }

    /// <summary>Signs in by password.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] string? password) => await EnterAsync(await ByPasswordAsync(password ?? ""), "password");

    /// <summary>The options for signing in with a passkey.</summary>
    public async Task<IActionResult> OnPostOptionsAsync() => Content(await signIn.MakePasskeyRequestOptionsAsync(null), MediaTypeNames.Application.Json);

    /// <summary>Signs in with the device's response to those options.</summary>
    public async Task<IActionResult> OnPostPasskeyAsync([FromForm] string? passkey) => await EnterAsync(await ByPasskeyAsync(passkey ?? ""), "passkey");

    private async Task<IActionResult> EnterAsync(Person? person, string how)
    {
        if (person is null || !await TryWriteAsync(person, how))
        {
            ModelState.AddModelError("", $"Check the address and the password. If the account has a passkey, use that. After {SignInLimiter.PerAccount} tries, or while many people try at once, wait a minute.");
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        await signIn.SignInAsync(person, isPersistent: false);
        device.Remember(HttpContext, person.Id);
        HandBack = Form.Kept;
        return HandBack is null ? LocalRedirect(SafeReturn(ReturnUrl)) : Page();
    }

    private async Task<Person?> ByPasswordAsync(string password)
    {
        var person = await people.FindByEmailAsync(Email.Trim());
        var knownDevice = device.Of(Request, person?.Id);
        if (!tries.MayTry(Email, knownDevice, HttpContext.Connection.RemoteIpAddress)
            || await checks.IsCorrectAsync(people, person, password, knownDevice is not null, HttpContext.RequestAborted) is not { } isRight)
        {
            return null;
        }

        if (isRight && (await people.GetPasskeysAsync(person!)).Count == 0)
        {
            return person;
        }

        // The address field may contain anything, even a password.
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
            // No options were requested, or nothing was sent.
        }

        return null;
    }

    // If the session cannot be written, nobody is signed in, and the page does not reveal that the password was right.
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

    // To the request log, which expires, not to the editors' log, which is kept forever: anyone can fail to sign in.
    [LoggerMessage(LogLevel.Information, "A sign-in failed: account {Account}, {How}")]
    private static partial void LogFailed(ILogger logger, string account, string how);

    [LoggerMessage(LogLevel.Error, "Nobody can sign in: the database cannot be written")]
    private static partial void LogNotWritten(ILogger logger, Exception exception);
}
