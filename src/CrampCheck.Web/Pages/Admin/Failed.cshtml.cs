using CrampCheck.Web.Data;
using CrampCheck.Web.People;
using CrampCheck.Web.Pipeline;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CrampCheck.Web.Pages.Admin;

/// <summary>The error page of editors' pages. It hands back a form that could not be accepted.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class FailedModel(DatabaseOpening opening) : PageModel
{
    public (string Title, string Text) Words { get; private set; }

    /// <summary>What was sent, if it can be sent again.</summary>
    public KeptForm? Kept { get; private set; }

    // Not a handler: handlers are bound to a method, and a request of any method can fail.
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!HttpContext.IsErrorPage())
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }

        Kept = KeptForm.From(HttpContext);
        Words = Response.StatusCode switch
        {
            StatusCodes.Status400BadRequest when Kept is not null => ("This page was open too long", "Your changes are not saved yet. What you typed is here. Send it again."),
            StatusCodes.Status400BadRequest => ("We could not read that", "The form arrived incomplete. Please go back and send it again."),
            StatusCodes.Status401Unauthorized when Kept is not null => ("You were signed out", "Your changes are not saved yet. Nothing you typed is lost: sign in here, and it comes back."),
            StatusCodes.Status401Unauthorized => ("You were signed out", "Please sign in, then do it again."),
            StatusCodes.Status403Forbidden => ("Only publishers can do that", "Your account may write drafts. Ask a publisher to do this, or to make you one."),
            StatusCodes.Status404NotFound => ("Page not found", "The address may be mistyped, or what it showed is gone."),
            StatusCodes.Status405MethodNotAllowed => ("That does not work here", "This page cannot be used in that way."),
            StatusCodes.Status413PayloadTooLarge when ErrorPages.OriginalAddress(HttpContext) == FormGate.FileUploadPath => ("That file is too large", $"The limit is {FormGate.MaxFileBytes / 1024 / 1024} MB. For a larger file, ask whoever runs this site to use a full backup."),
            StatusCodes.Status413PayloadTooLarge => ("That was too much to read", "It was not saved: a form can hold 1 MB. Go back. If the text is not there, open the page again: with JavaScript on, your browser kept a copy."),
            StatusCodes.Status415UnsupportedMediaType => ("We could not read that", "The form was sent in a way that we cannot read. Please go back and use the page’s own button."),
            StatusCodes.Status426UpgradeRequired when Kept is not null => ("Not saved: this part needs https", "What editors send must not travel unencrypted. What you typed is here: copy it, and use the address that begins with https://. The README tells whoever runs this site how to set that up."),
            StatusCodes.Status426UpgradeRequired => ("This part needs https", "Passwords must not travel unencrypted. Use the address that begins with https://. The README tells whoever runs this site how to set that up."),
            StatusCodes.Status429TooManyRequests when Kept is null => ("Please wait a minute", "Too many forms came from your network at once. Wait a minute, then send it again."),
            StatusCodes.Status429TooManyRequests => ("Please wait a minute", "Too many forms came from your network at once. Your changes are not saved yet. What you typed is here: wait a minute, then send it again."),
            StatusCodes.Status503ServiceUnavailable when opening.Loss is { } loss => ("Part of the database is lost or damaged", $"{loss} Until then visitors see the last published texts.{(Kept is null ? "" : " What you typed is here: copy it.")}"),
            StatusCodes.Status503ServiceUnavailable when Kept is null => ("The database is unavailable", "Visitors still see the published texts. Nothing can be read or saved here until it is back. Try again in a minute."),
            StatusCodes.Status503ServiceUnavailable => ("Not saved: the database is unavailable", "Visitors still see the published texts. What you typed is here. Try again in a minute, and keep this page open until then."),
            >= 500 when Kept is null => ("Something went wrong here", "The fault is ours, not yours. Please try again."),
            >= 500 => ("Not saved: something went wrong here", "The fault is ours, not yours. What you typed is here. Please try again."),
            _ => ("That did not work", "Please go back and try again."),
        };
    }

    // Without its own handler, a Razor Page answers OPTIONS with an empty 200.
    public void OnOptions()
    {
    }
}
