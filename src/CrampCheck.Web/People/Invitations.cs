using System.Text.RegularExpressions;
using CrampCheck.Web.Data;
using Microsoft.AspNetCore.Identity;

namespace CrampCheck.Web.People;

/// <summary>Links that let a person set a password, once. They are how people start, and how they get back in.</summary>
public sealed partial class Invitations(UserManager<Person> people, CrampCheckDatabase database, AuditLog log)
{
    private const int MaxAddressLength = 254;

    /// <summary>Whether this can be an e-mail address, without a display name or invisible characters.</summary>
    public static bool IsAddress(string text) => text.Length <= MaxAddressLength && Address().IsMatch(text);

    /// <summary>
    /// Makes a link for a person, who is added if new. Earlier links, and sessions, end. Joins a transaction
    /// in progress.
    /// </summary>
    /// <param name="email">An address that <see cref="IsAddress"/>.</param>
    /// <param name="isPublisher">The role of a new person; null keeps the role of an existing one.</param>
    /// <param name="who">For the log.</param>
    /// <returns>The path and query of the link.</returns>
    public async Task<string> InviteAsync(string email, bool? isPublisher, string who)
    {
        await using var transaction = database.Database.CurrentTransaction is null ? await database.Database.BeginTransactionAsync() : null;
        var person = await people.FindByEmailAsync(email);
        if (person is null)
        {
            person = new() { UserName = email, Email = email, IsPublisher = isPublisher ?? false };
            Check(await people.CreateAsync(person));
        }
        else
        {
            person.IsPublisher = isPublisher ?? person.IsPublisher;
            Check(await people.UpdateSecurityStampAsync(person));
        }

        var token = await people.GeneratePasswordResetTokenAsync(person);
        await log.WriteAsync(who, "made a link", email, person.IsPublisher ? "publisher" : "editor");
        if (transaction is not null)
        {
            await transaction.CommitAsync();
        }

        return $"/admin/invitation?person={person.Id}&token={Uri.EscapeDataString(token)}";
    }

    /// <summary>The person that a link is for; null if it has been used or replaced, has expired or is wrong.</summary>
    public async Task<Person?> FindAsync(string? id, string? token) =>
        id is not null && token is not null && await people.FindByIdAsync(id) is { } person
        && await people.VerifyUserTokenAsync(person, people.Options.Tokens.PasswordResetTokenProvider, UserManager<Person>.ResetPasswordTokenPurpose, token)
            ? person
            : null;

    /// <summary>Sets the password and removes the passkeys, which may be lost or someone else's. The link is used up.</summary>
    public async Task<IdentityResult> AcceptAsync(Person person, string token, string password)
    {
        await using var transaction = await database.Database.BeginTransactionAsync();
        var result = await people.ResetPasswordAsync(person, token, password);
        if (result.Succeeded)
        {
            foreach (var passkey in await people.GetPasskeysAsync(person))
            {
                Check(await people.RemovePasskeyAsync(person, passkey.CredentialId));
            }

            await log.WriteAsync(person.Email!, "used a link", person.Email!);
            await transaction.CommitAsync();
        }

        return result;
    }

    private static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join(' ', result.Errors.Select(error => error.Description)));
        }
    }

    [GeneratedRegex(@"^[^\s@""<>\p{C}]+@[^\s@""<>\p{C}]+\z")]
    private static partial Regex Address();
}
