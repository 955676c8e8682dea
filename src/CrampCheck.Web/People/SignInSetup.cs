using System.Globalization;
using CrampCheck.Web.Data;
using CrampCheck.Web.Pipeline;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace CrampCheck.Web.People;

/// <summary>Sign-in with ASP.NET Core Identity, and what its defaults lack.</summary>
public static class SignInSetup
{
    /// <summary>The role, and the policy that requires it.</summary>
    public const string Publisher = "Publisher";

    /// <summary>The paths of these pages.</summary>
    public const string SignIn = "/admin/sign-in", SignOut = "/admin/sign-out";

    /// <summary>How long a link for a new password works.</summary>
    public static readonly TimeSpan LinkLife = TimeSpan.FromHours(24);

    /// <summary>Iterations of the password hash.</summary>
    public const int HashRounds = 210_000;

    /// <summary>How long a session lasts without use, and at most.</summary>
    public static readonly TimeSpan IdleTimeout = TimeSpan.FromHours(2), MaxSessionLength = TimeSpan.FromHours(12);

    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(5);
    private const string BeganAt = "beganAt";
    private static readonly object SessionUnverified = new();

    public static void AddSignIn(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddIdentityCore<Person>(identity =>
            {
                // The first schema version with passkeys.
                identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                identity.User.RequireUniqueEmail = true;
                identity.User.AllowedUserNameCharacters = "";
                identity.Password = new()
                {
                    RequiredLength = PasswordRules.MinPasswordLength,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                    RequiredUniqueChars = 0,
                };
            })
            .AddEntityFrameworkStores<CrampCheckDatabase>()
            .AddSignInManager()
            .AddTokenProvider<DataProtectorTokenProvider<Person>>(TokenOptions.DefaultProvider)
            .AddPasswordValidator<PasswordRules>()
            .AddClaimsPrincipalFactory<PersonClaims>();
        services.Configure<DataProtectionTokenProviderOptions>(link => link.TokenLifespan = LinkLife);

        // OWASP's figure for PBKDF2 with SHA-512; the framework's is 100,000.
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = HashRounds);

        // The framework trusts the Origin header, and a subdomain of ours could use our passkeys.
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            passkeys.ValidateOrigin = made => ValueTask.FromResult(
                !made.CrossOrigin && made.Origin == $"{made.HttpContext.Request.Scheme}://{made.HttpContext.Request.Host}");

            // Sign-in lists no passkeys, so one that the device does not store would lock its owner out.
            passkeys.ResidentKeyRequirement = "required";
        });
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddAuthorizationBuilder().AddPolicy(Publisher, policy => policy.RequireRole(Publisher));
        services.AddSingleton<SignInLimiter>().AddSingleton<PasswordVerifier>();
        services.AddScoped<Invitations>();
        services.AddScoped<KnownDevice>();

        // Browsers accept these prefixes over https only, and so do we outside development.
        var isSafe = !environment.IsDevelopment();
        foreach (var (scheme, name) in ((string, string)[])[(IdentityConstants.ApplicationScheme, "SignIn"), (IdentityConstants.TwoFactorUserIdScheme, "Passkey")])
        {
            services.Configure<CookieAuthenticationOptions>(scheme, cookie => Protect(cookie.Cookie, name, isSafe));
        }

        services.Configure<AntiforgeryOptions>(antiforgery =>
        {
            Protect(antiforgery.Cookie, "Form", isSafe);

            // The content security policy does not allow editors' pages in frames at all.
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, cookie =>
        {
            cookie.LoginPath = SignIn;
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.ExpireTimeSpan = IdleTimeout;
            cookie.Events = new()
            {
                OnSigningIn = signingIn =>
                {
                    signingIn.Properties.Items.TryAdd(BeganAt, signingIn.Options.TimeProvider!.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
                    return Task.CompletedTask;
                },
                OnCheckSlidingExpiration = check =>
                {
                    check.ShouldRenew &= ErrorPages.IsForEditors(check.HttpContext);
                    return Task.CompletedTask;
                },
                OnValidatePrincipal = ValidateAsync,
                OnRedirectToLogin = ToSignIn,
                OnRedirectToAccessDenied = denied => Answer(denied.Response, StatusCodes.Status403Forbidden),
            };
        });
    }

    /// <summary>Authenticates and authorizes on editors' pages.</summary>
    public static void UseSignIn(this WebApplication app)
    {
        app.Use(RequireHttps);
        app.UseAuthentication().Use(RefuseUnchecked).UseAuthorization();
    }

    /// <summary>Whether cookies and forms would travel unencrypted: over http, outside development. Then nobody is signed in, and no form has a token.</summary>
    public static bool IsInsecure(HttpContext context) =>
        !context.Request.IsHttps && !context.RequestServices.GetRequiredService<IHostEnvironment>().IsDevelopment();

    // Every request checks the session: a new password, another role, signing out everywhere and removal end it.
    private static async Task ValidateAsync(CookieValidatePrincipalContext session)
    {
        // Visitors' pages need no authentication, and no database.
        if (!ErrorPages.IsForEditors(session.HttpContext) || IsInsecure(session.HttpContext))
        {
            session.RejectPrincipal();
            return;
        }

        var now = session.Options.TimeProvider!.GetUtcNow();
        var age = session.Properties.Items.TryGetValue(BeganAt, out var began) ? now - DateTimeOffset.Parse(began!, CultureInfo.InvariantCulture) : TimeSpan.MaxValue;

        // After the clock is set back, a session that starts in the future could last for years.
        var isOver = age > MaxSessionLength || age < -ClockSlack;
        var signIn = session.HttpContext.RequestServices.GetRequiredService<SignInManager<Person>>();
        try
        {
            if (isOver || await signIn.ValidateSecurityStampAsync(session.Principal) is null)
            {
                session.RejectPrincipal();
            }
        }
        catch (Exception e) when (DatabaseFailure.Is(e))
        {
            // Rethrown, it would occur again while the error page is rendered.
            session.HttpContext.Items[SessionUnverified] = true;
        }
    }

    private static Task RequireHttps(HttpContext context, RequestDelegate next) =>
        ErrorPages.IsForEditors(context) && IsInsecure(context) && !context.IsErrorPage()
            ? Answer(context.Response, StatusCodes.Status426UpgradeRequired)
            : next(context);

    // Without the database nobody can sign in, but people can sign out, or get back a form to send again.
    private static Task RefuseUnchecked(HttpContext context, RequestDelegate next) =>
        context.Items.ContainsKey(SessionUnverified) && !context.IsErrorPage() && context.Request.Path != SignOut ? Answer(context.Response, StatusCodes.Status503ServiceUnavailable) : next(context);

    // A submitted form is not redirected: the response hands it back.
    private static Task ToSignIn(RedirectContext<CookieAuthenticationOptions> redirect)
    {
        if (!HttpMethods.IsGet(redirect.Request.Method))
        {
            return Answer(redirect.Response, StatusCodes.Status401Unauthorized);
        }

        // Without the host, which anyone can put into a request.
        redirect.Response.Redirect(redirect.Options.LoginPath + QueryString.Create(redirect.Options.ReturnUrlParameter, redirect.Request.Path + redirect.Request.QueryString));
        return Task.CompletedTask;
    }

    private static Task Answer(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static void Protect(CookieBuilder cookie, string name, bool isSafe)
    {
        cookie.Name = isSafe ? $"__Host-CrampCheck.{name}" : $"CrampCheck.{name}";
        cookie.SecurePolicy = isSafe ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.HttpOnly = true;
        cookie.Path = "/";
    }
}
