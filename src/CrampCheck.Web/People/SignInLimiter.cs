using System.Net;
using CrampCheck.Web.Pipeline;

namespace CrampCheck.Web.People;

/// <summary>
/// Slows guessing: limits tries a minute for one account and from one address. A device that has signed in before has
/// tries of its own, so that nobody can lock its owner out by guessing.
/// </summary>
public sealed class SignInLimiter(TimeProvider time)
{
    /// <summary>Tries a minute for one account.</summary>
    public const int PerAccount = 10;

    /// <summary>Tries a minute from one address.</summary>
    public const int PerAddress = 30;

    /// <summary>The maximum number of accounts or addresses counted in a minute; further ones are refused.</summary>
    public const int MaxCounted = 100_000;

    private const int MaxAccountLength = 254;

    private readonly MinuteCounts _accounts = new(PerAccount, time), _devices = new(PerAccount, time), _addresses = new(PerAddress, time);

    /// <summary>How many accounts, devices and addresses are counted now.</summary>
    public int Counted => _accounts.Count + _devices.Count + _addresses.Count;

    /// <summary>Whether one more try is allowed; counts it.</summary>
    /// <param name="account">The address typed.</param>
    /// <param name="device">The id of a device that has signed in to this account before, or null.</param>
    /// <param name="address">Where the try comes from; null if there is no network.</param>
    public bool MayTry(string account, string? device, IPAddress? address)
    {
        if (device is not null)
        {
            return _devices.MayTry(device);
        }

        // The address first: one that has used up its tries must not use up an account's.
        var name = account.Trim().ToUpperInvariant();
        return (address is null || _addresses.MayTry(RateLimits.NetworkOf(address))) && _accounts.MayTry(name[..Math.Min(name.Length, MaxAccountLength)]);
    }

    // All counts are cleared together each minute, so memory cannot grow beyond that. Setting the clock has no effect.
    private sealed class MinuteCounts(int tries, TimeProvider time)
    {
        private readonly Lock _gate = new();
        private readonly Dictionary<string, int> _counts = [];
        private long _began = time.GetTimestamp();

        public int Count
        {
            get
            {
                lock (_gate)
                {
                    return _counts.Count;
                }
            }
        }

        public bool MayTry(string key)
        {
            lock (_gate)
            {
                if (time.GetElapsedTime(_began) >= TimeSpan.FromMinutes(1))
                {
                    _counts.Clear();
                    _began = time.GetTimestamp();
                }

                if (!_counts.TryGetValue(key, out var count) && _counts.Count == MaxCounted)
                {
                    return false;
                }

                _counts[key] = Math.Min(count, tries) + 1;
                return count < tries;
            }
        }
    }
}
