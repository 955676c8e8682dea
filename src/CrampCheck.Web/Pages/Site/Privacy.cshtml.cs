using CrampCheck.Web.Pipeline;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Serilog.Formatting;

namespace CrampCheck.Web.Pages.Site;

/// <summary>What is kept, with the log line of this very request as proof.</summary>
public sealed class PrivacyModel(ITextFormatter logFormat) : PageModel
{
    public string LogLine { get; private set; } = "";

    public void OnGet()
    {
        Response.Headers.CacheControl = "no-store";
        var line = RequestLine.Of(HttpContext, RequestLog.StartOf(HttpContext), Response.StatusCode);
        using var text = new StringWriter();
        logFormat.Format(line.ToLogEvent(), text);
        LogLine = text.ToString().TrimEnd();
    }
}
