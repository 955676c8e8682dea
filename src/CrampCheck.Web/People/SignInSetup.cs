using CrampCheck.Web.Data;
using Microsoft.AspNetCore.Identity;

namespace CrampCheck.Web.People;

/// <summary>Sign-in, on the framework's own parts.</summary>
public static class SignInSetup
{
    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddIdentityCore<Person>(identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3)
            .AddEntityFrameworkStores<CrampCheckDatabase>()
            .AddSignInManager();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
    }
}
