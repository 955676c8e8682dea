using Microsoft.AspNetCore.Identity;

namespace CrampCheck.Web.Data;

/// <summary>An editor. Everyone may write drafts; a publisher may also publish, restore, import and manage people.</summary>
public sealed class Person : IdentityUser
{
    public bool IsPublisher { get; set; }

    /// <summary>Whether the invitation was accepted.</summary>
    public bool HasAccepted => PasswordHash is not null;
}
