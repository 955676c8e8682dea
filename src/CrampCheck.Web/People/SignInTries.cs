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
    /// <param name="address">Where the try comes from; null in tests without a network.</param>
    public bool MayTry(string account, string? device, IPAddress? address)
    {
        using var fromAddress = _addresses.AttemptAcquire(address is null ? "" : RateLimits.NetworkOf(address));
        using var forAccount = _accounts.AttemptAcquire(device ?? account.Trim().ToUpperInvariant());
        return (fromAddress.IsAcquired || device is not null) && forAccount.IsAcquired;
    }

    public void Dispose()
    {
        _accounts.Dispose();
        _addresses.Dispose();
    }

    private static PartitionedRateLimiter<string> Limiter(int tries) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new() { PermitLimit = tries, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));
}
