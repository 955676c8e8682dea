using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace CrampCheck.Web.Pipeline;

/// <summary>Answers 429 to an address that sends too many forms; visitors and editors are counted apart. Reading pages is not limited.</summary>
public static class RateLimits
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = Window.TotalSeconds.ToString("0", null);
            return ValueTask.CompletedTask;
        };
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
            HttpMethods.IsPost(context.Request.Method) && !context.IsErrorPage() && context.Connection.RemoteIpAddress is { } address
                ? RateLimitPartition.GetFixedWindowLimiter(NetworkOf(address) + (ErrorPages.IsForEditors(context) ? " editors" : ""), _ => new()
                {
                    PermitLimit = context.RequestServices.GetRequiredService<IOptions<RateLimitOptions>>().Value.FormsPerMinute,
                    Window = Window,
                    QueueLimit = 0,
                })
                : RateLimitPartition.GetNoLimiter(""));
    });

    // In IPv6 a single household has a whole /64.
    internal static string NetworkOf(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(plain.GetAddressBytes().AsSpan(0, 8))
            : plain.ToString();
    }
}
