using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CrampCheck.Web.People;

/// <summary>Checks passwords at sign-in: a few at once, and with the same work where there is no account.</summary>
public sealed class PasswordChecks(IOptions<PasswordHasherOptions> options) : IDisposable
{
    /// <summary>Password hashes that run at once, whoever asks. Each keeps a core busy, which visitors need too.</summary>
    public const int AtOnce = 2;

    // Made before anybody tries, so that no time tells that there is no account.
    private readonly string _nobodysHash = new PasswordHasher<Person>(options).HashPassword(new(), Guid.NewGuid().ToString());
    private readonly SemaphoreSlim _turns = new(AtOnce);

    /// <summary>Whether it is the password of a person, who may be nobody, or have none yet.</summary>
    public async Task<bool> IsRightAsync(UserManager<Person> people, Person? person, string password, CancellationToken aborted)
    {
        await _turns.WaitAsync(aborted);
        try
        {
            if (person?.PasswordHash is not null)
            {
                return await people.CheckPasswordAsync(person, password);
            }

            people.PasswordHasher.VerifyHashedPassword(new(), _nobodysHash, password);
            return false;
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose() => _turns.Dispose();
}
