using System.Net;
using CrampCheck.Web.Hosting;

namespace CrampCheck.Web.People;

/// <summary>
/// Slows guessing: so many tries a minute for one account and for one address. A device that has signed in before has
/// tries of its own, so that nobody can lock its owner out by guessing.
/// </summary>
public sealed class SignInTries(TimeProvider time)
{
    /// <summary>Tries a minute for one account.</summary>
    public const int ForAnAccount = 10;

    /// <summary>Tries a minute from one address.</summary>
    public const int FromAnAddress = 30;

    /// <summary>So many accounts or addresses are counted in a minute; all further ones wait.</summary>
    public const int MostCounted = 100_000;

    /// <summary>Failures a minute that have a line each in the log of editors; of all further ones it has the number.</summary>
    public const int FailuresWritten = 100;

    private const int LongestAccount = 254;

    private readonly MinuteCounts _accounts = new(ForAnAccount, time), _devices = new(ForAnAccount, time), _addresses = new(FromAnAddress, time);
    private readonly MinuteCounts _failures = new(FailuresWritten, time);
    private int _unwritten;

    /// <summary>How many accounts, devices and addresses are counted now.</summary>
    public int Counted => _accounts.Count + _devices.Count + _addresses.Count;

    /// <summary>Whether one more try is allowed; counts it.</summary>
    /// <param name="account">The address typed.</param>
    /// <param name="device">The id of a device that has signed in to this account before, or null.</param>
    /// <param name="address">Where the try comes from; null where there is no network.</param>
    /// <param name="isFirstRefusal">Whether it is the first in this minute that is not allowed.</param>
    public bool MayTry(string account, string? device, IPAddress? address, out bool isFirstRefusal)
    {
        if (device is not null)
        {
            return _devices.MayTry(device, out isFirstRefusal);
        }

        // The address first: one that has used up its tries uses up nobody else's.
        var name = account.Trim().ToUpperInvariant();
        return MayTryFrom(address, out isFirstRefusal) && _accounts.MayTry(name[..Math.Min(name.Length, LongestAccount)], out isFirstRefusal);
    }

    /// <summary>Whether one more try from an address is allowed; counts it.</summary>
    public bool MayTryFrom(IPAddress? address) => MayTryFrom(address, out _);

    /// <summary>Whether one more failure has a line of its own; counts it.</summary>
    /// <param name="unwritten">How many had none since the last that had one.</param>
    public bool MayWrite(out int unwritten)
    {
        if (_failures.MayTry("", out _))
        {
            unwritten = Interlocked.Exchange(ref _unwritten, 0);
            return true;
        }

        unwritten = 0;
        Interlocked.Increment(ref _unwritten);
        return false;
    }

    private bool MayTryFrom(IPAddress? address, out bool isFirstRefusal)
    {
        isFirstRefusal = false;
        return address is null || _addresses.MayTry(RateLimits.NetworkOf(address), out isFirstRefusal);
    }

    // All are forgotten together each minute, so what is kept cannot grow for longer. No clock that is set changes that.
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

        public bool MayTry(string key, out bool isFirstRefusal)
        {
            lock (_gate)
            {
                if (time.GetElapsedTime(_began) >= TimeSpan.FromMinutes(1))
                {
                    _counts.Clear();
                    _began = time.GetTimestamp();
                }

                isFirstRefusal = false;
                if (!_counts.TryGetValue(key, out var count) && _counts.Count == MostCounted)
                {
                    return false;
                }

                _counts[key] = Math.Min(count, tries) + 1;
                isFirstRefusal = count == tries;
                return count < tries;
            }
        }
    }
}
