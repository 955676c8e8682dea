using System.Net;
using System.Threading.RateLimiting;
using CrampCheck.Web.Hosting;

namespace CrampCheck.Web.People;

/// <summary>
/// Slows guessing: so many tries a minute for one account and for one address. A device that has signed in before has
/// tries of its own, so that nobody can lock its owner out by guessing.
/// </summary>
public sealed class SignInTries : IDisposable
{
    /// <summary>Tries a minute for one account.</summary>
    public const int ForAnAccount = 10;

    /// <summary>Tries a minute from one address.</summary>
    public const int FromAnAddress = 30;

    private readonly PartitionedRateLimiter<string> _accounts = Limiter(ForAnAccount);
    private readonly PartitionedRateLimiter<string> _addresses = Limiter(FromAnAddress);

    /// <summary>Whether one more try is allowed; counts it.</summary>
    /// <param name="account">The address typed.</param>
    /// <param name="device">The id of a device that has signed in to this account before, or null.</param>
    /// <param name="address">Where the try comes from; null where there is no network.</param>
    public bool MayTry(string account, string? device, IPAddress? address)
    {
        using var forAccount = _accounts.AttemptAcquire(device ?? account.Trim().ToUpperInvariant());
        return forAccount.IsAcquired && (device is not null || MayTryFrom(address));
    }

    /// <summary>Whether one more try from an address is allowed; counts it.</summary>
    public bool MayTryFrom(IPAddress? address)
    {
        if (address is null)
        {
            return true;
        }

        using var fromAddress = _addresses.AttemptAcquire(RateLimits.NetworkOf(address));
        return fromAddress.IsAcquired;
    }

    public void Dispose()
    {
        _accounts.Dispose();
        _addresses.Dispose();
    }

    private static PartitionedRateLimiter<string> Limiter(int tries) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new() { PermitLimit = tries, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));
}
