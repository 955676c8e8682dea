namespace CrampCheck.Web.Pipeline;

/// <summary>Writes the line of every request.</summary>
public sealed class RequestLog(RequestDelegate next, TimeProvider time, Serilog.ILogger log)
{
    private static readonly object StartedAt = new();

    /// <summary>When the request began.</summary>
    public static DateTimeOffset StartOf(HttpContext context) => (DateTimeOffset)context.Items[StartedAt]!;

    public async Task InvokeAsync(HttpContext context)
    {
        var at = time.GetLocalNow();
        context.Items[StartedAt] = at;
        var line = RequestLine.Of(context, at, 0);
        try
        {
            await next(context);
        }
        finally
        {
            log.Write((line with { Status = context.Response.StatusCode }).ToLogEvent());
        }
    }
}
