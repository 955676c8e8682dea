using System.ComponentModel.DataAnnotations;

namespace CrampCheck.Web.Pipeline;

/// <summary>Settings under "RateLimits".</summary>
public sealed class RateLimitOptions
{
    /// <summary>
    /// The maximum number of forms from one address in a minute. High, because a school or a hospital can share one address,
    /// and one result costs less than a millisecond.
    /// </summary>
    [Range(1, 1_000_000)]
    public int FormsPerMinute { get; set; } = 6000;
}
