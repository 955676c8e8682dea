using System.Security.Claims;
using CrampCheck.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CrampCheck.Web.People;

/// <summary>Adds the role to a session.</summary>
public sealed class PersonClaims(UserManager<Person> people, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Person>(people, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Person user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        if (user.IsPublisher)
        {
            identity.AddClaim(new(identity.RoleClaimType, SignInSetup.Publisher));
        }

        return identity;
    }
}
