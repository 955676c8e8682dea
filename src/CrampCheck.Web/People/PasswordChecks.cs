using Microsoft.AspNetCore.Identity;

namespace CrampCheck.Web.People;

/// <summary>Checks passwords at sign-in: a few at once, and with the same work where there is no account.</summary>
public sealed class PasswordChecks : IDisposable
{
    /// <summary>Password hashes that run at once, whoever asks. Each keeps a core busy, which visitors need too.</summary>
    public const int AtOnce = 2;

    private readonly SemaphoreSlim _turns = new(AtOnce);

    // Checked where there is no account, so that the time does not tell that there is none.
    private string? _nobodysHash;

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

            people.PasswordHasher.VerifyHashedPassword(new(), _nobodysHash ??= people.PasswordHasher.HashPassword(new(), Guid.NewGuid().ToString()), password);
            return false;
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose() => _turns.Dispose();
}
