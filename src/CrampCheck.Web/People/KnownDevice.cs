using Microsoft.AspNetCore.DataProtection;

namespace CrampCheck.Web.People;

/// <summary>A cookie that marks a device that has signed in to an account before. It grants no access.</summary>
public sealed class KnownDevice(IDataProtectionProvider protection, IHostEnvironment environment, TimeProvider time)
{
    private const int RetentionDays = 180;
    private readonly IDataProtector _protector = protection.CreateProtector("CrampCheck.KnownDevice");

    private string Name => environment.IsDevelopment() ? "CrampCheck.Device" : "__Host-CrampCheck.Device";

    /// <summary>The id of this device, if it has signed in to the account before.</summary>
    public string? Of(HttpRequest request, string? personId)
    {
        try
        {
            return request.Cookies[Name] is { } cookie && _protector.Unprotect(cookie) is var device
                && personId is not null && device.StartsWith(personId + ":", StringComparison.Ordinal)
                ? device
                : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Remembers this device.</summary>
    public void Remember(HttpContext context, string personId) =>
        context.Response.Cookies.Append(Name, _protector.Protect($"{personId}:{Guid.NewGuid()}"), new()
        {
            Path = "/",
            HttpOnly = true,
            Secure = !environment.IsDevelopment() || context.Request.IsHttps,
            SameSite = SameSiteMode.Strict,
            Expires = time.GetUtcNow().AddDays(RetentionDays),
        });
}
