using CrampCheck.Web.People;

namespace CrampCheck.Web.Pages.Admin;

/// <summary>What the sign-in form shows.</summary>
/// <param name="ReturnUrl">Where to go after it.</param>
/// <param name="Email">The address typed so far.</param>
/// <param name="Kept">A form to hand back after it.</param>
public sealed record SignInForm(string? ReturnUrl, string Email, KeptForm? Kept);
