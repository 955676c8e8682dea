using Microsoft.AspNetCore.Diagnostics;

namespace CrampCheck.Web.Hosting;

/// <summary>A failed request is run once more for its error page, with the same method and body.</summary>
public static class ErrorPages
{
    /// <summary>Whether this is that second run. What refused the first must let it pass.</summary>
    public static bool IsErrorPage(this HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;
}
