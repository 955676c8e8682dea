using System.Globalization;
using CrampCheck.Web.Pipeline;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CrampCheck.Web.Pages.Site;

/// <summary>
/// The error page. It reads nothing from the request, so that nothing in the request can make it fail too or
/// come back in it.
/// </summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorModel : PageModel
{
    public (string Title, string Text) Words { get; private set; }

    // Not a handler: handlers are bound to a method, and a request of any method can fail. And no parameter: binding would read the form
    // that may have caused the failure.
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        Response.StatusCode = HttpContext.IsErrorPage()
            ? int.Parse((string)RouteData.Values["code"]!, CultureInfo.InvariantCulture)
            : StatusCodes.Status404NotFound;
        Words = Response.StatusCode switch
        {
            StatusCodes.Status400BadRequest => ("We could not read that", "What you sent arrived incomplete, or came to an address that is not ours. Please go back to the questions and send them again."),
            StatusCodes.Status404NotFound => ("Page not found", "The address may be mistyped, or the page has moved."),
            StatusCodes.Status405MethodNotAllowed => ("That does not work here", "This page cannot be used in that way."),
            StatusCodes.Status413PayloadTooLarge => ("That was too much to read", "The form was far larger than four answers can be. Please go back to the questions and send them again."),
            StatusCodes.Status415UnsupportedMediaType => ("We could not read that", "The form came in a way that we cannot read. Please use the questions page, in any current browser."),
            StatusCodes.Status429TooManyRequests => ("Please wait a minute", "Too many forms came from your network at once. Your answers were not used and not kept. Wait a minute, then send them again."),
            >= 500 => ("Sorry, something went wrong here", "The fault is ours, not yours. Your answers were not kept. Please try again in a few minutes."),
            _ => ("That did not work", "Please go back to the questions and try again."),
        };
    }

    // Without its own handler, a Razor Page answers OPTIONS with an empty 200.
    public void OnOptions()
    {
    }
}
