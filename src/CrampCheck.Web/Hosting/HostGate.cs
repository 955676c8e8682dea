using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace CrampCheck.Web.Hosting;

/// <summary>Refuses hosts that are not ours, with our page and headers.</summary>
public sealed class HostGate(RequestDelegate next, IOptions<SiteOptions> site)
{
    private readonly StringSegment[] _hosts = [.. site.Value.Hosts.Select(host => new StringSegment(host))];

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;

        // Whoever asks how a process is asks it by its address.
        if (_hosts is [] || context.IsErrorPage() || request.Path.StartsWithSegments("/health") || (request.Host.HasValue && HostString.MatchesAny(request.Host.Host, _hosts)))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }
}
