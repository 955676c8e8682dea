using System.Collections.Concurrent;

namespace CrampCheck.Web.Editing;

/// <summary>Who has which text open right now. It locks nothing, and is known to this instance only.</summary>
public sealed class OpenEditors(TimeProvider time)
{
    // A page with script reports every 30 seconds that it is still open.
    private static readonly TimeSpan Expiry = TimeSpan.FromSeconds(75);
    private readonly ConcurrentDictionary<(string Key, string Who), DateTimeOffset> _seen = [];

    /// <summary>Notes that someone has a text open.</summary>
    /// <returns>Who else has it open.</returns>
    public IReadOnlyList<string> See(string key, string who)
    {
        var now = time.GetUtcNow();
        _seen[(key, who)] = now;
        foreach (var (open, at) in _seen)
        {
            if (now - at > Expiry)
            {
                _seen.TryRemove(new(open, at));
            }
        }

        return [.. _seen.Keys.Where(open => open.Key == key && open.Who != who).Select(open => open.Who).Order(StringComparer.Ordinal)];
    }
}
