using CrampCheck.Web.Data;

namespace CrampCheck.Web.Pipeline;

/// <summary>Keeps editors out until the database is open, and once it is known to be damaged: work saved in a damaged database is lost with it.</summary>
public sealed class DatabaseGate(RequestDelegate next, DatabaseOpening opening)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (ErrorPages.IsForEditors(context) && !context.IsErrorPage())
        {
            await opening.FirstAttempt.WaitAsync(context.RequestAborted);
            if (!opening.IsOpen)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return;
            }
        }

        await next(context);
    }
}
