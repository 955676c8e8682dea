using System.Collections.Frozen;
using Serilog.Events;
using Serilog.Parsing;

namespace CrampCheck.Web.Pipeline;

/// <summary>
/// The one log line of a request: when, method, page, status. It has no address, no query, no field and no header; the
/// page is the route's own pattern, so that nothing from a client's URL can reach the log.
/// </summary>
/// <param name="At">When the request began.</param>
/// <param name="Method">A method this site knows, or "other".</param>
/// <param name="Page">The page's route, or "unknown page".</param>
/// <param name="Status">The status code answered.</param>
public sealed record RequestLine(DateTimeOffset At, string Method, string Page, int Status)
{
    private static readonly MessageTemplate Template = new MessageTemplateParser().Parse("{Method:l} {Page:l} {Status}");
    private static readonly FrozenSet<string> KnownMethods = FrozenSet.Create("GET", "HEAD", "POST");

    /// <summary>Creates the line for a request.</summary>
    public static RequestLine Of(HttpContext context, DateTimeOffset at, int status) => new(
        at,
        KnownMethods.TryGetValue(context.Request.Method, out var method) ? method : "other",
        context.GetEndpoint() is RouteEndpoint endpoint ? "/" + endpoint.RoutePattern.RawText?.TrimStart('/') : "unknown page",
        status);

    /// <summary>Whether an event is not the line of a request.</summary>
    public static bool Is(LogEvent line) => line.MessageTemplate == Template;

    /// <summary>The line as the log writes it.</summary>
    public LogEvent ToLogEvent() => new(At, LogEventLevel.Information, null, Template,
    [
        new(nameof(Method), new ScalarValue(Method)),
        new(nameof(Page), new ScalarValue(Page)),
        new(nameof(Status), new ScalarValue(Status)),
    ]);
}
