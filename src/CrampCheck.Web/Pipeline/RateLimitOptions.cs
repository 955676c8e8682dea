using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using CrampCheck.Web.Startup;
using Microsoft.Extensions.Options;

namespace CrampCheck.Web.Pipeline;

/// <summary>Settings under "RateLimits".</summary>
public sealed class RateLimitOptions
{
    /// <summary>
    /// Forms that one address may send in a minute. High, because a school or a hospital can share one address, and one
    /// result costs less than a millisecond.
    /// </summary>
    [Range(1, 1_000_000)]
    public int FormsPerMinute { get; set; } = 6000;
}
