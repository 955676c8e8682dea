using System.Threading.RateLimiting;
using CrampCheck.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CrampCheck.Web.People;

/// <summary>
/// Checks passwords at sign-in: one at a time, and with the same work if there is no account. A device that has signed in
/// before does not wait in the strangers' queue, which is short: an attempt that finds it full fails, and must be repeated.
/// </summary>
public sealed class PasswordVerifier(IOptions<PasswordHasherOptions> options) : IDisposable
{
    /// <summary>Password hashes at once in each queue. Each keeps a core busy, which visitors need too.</summary>
    public const int MaxConcurrent = 1;

    /// <summary>How many may wait in each queue.</summary>
    public const int MaxQueued = 8;

    // Made in advance, so that timing does not reveal that there is no account.
    private readonly string _placeholderHash = new PasswordHasher<Person>(options).HashPassword(new(), Guid.NewGuid().ToString());
    private readonly ConcurrencyLimiter _strangers = Queue(), _knownDevices = Queue();

    /// <summary>
    /// Whether it is the password of a person, who may be null or have none yet; null if too many are waiting.
    /// </summary>
    public async Task<bool?> IsCorrectAsync(UserManager<Person> people, Person? person, string password, bool isKnownDevice, CancellationToken aborted)
    {
        using var turn = await (isKnownDevice ? _knownDevices : _strangers).AcquireAsync(1, aborted);
        if (!turn.IsAcquired)
        {
            return null;
        }

        if (person?.PasswordHash is not null)
        {
            return await people.CheckPasswordAsync(person, password);
        }

        people.PasswordHasher.VerifyHashedPassword(new(), _placeholderHash, password);
        return false;
    }

    public void Dispose()
    {
        _strangers.Dispose();
        _knownDevices.Dispose();
    }

    private static ConcurrencyLimiter Queue() => new(new() { PermitLimit = MaxConcurrent, QueueLimit = MaxQueued, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });
}
