using System.Net.Mime;
using System.Text;
using CrampCheck.Web.Pages.Explanation;
using CrampCheck.Web.Pages.Help;

namespace CrampCheck.Web.Hosting;

/// <summary>The files that are made by the program: the table of all answer sets, and the calendar entry.</summary>
public static class FileEndpoints
{
    private static readonly string[] ToRead = [HttpMethods.Get, HttpMethods.Head];

    public static void MapFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/how-it-works.csv", ToRead, (AnswerTable table) =>
            Results.Bytes(table.Csv, MediaTypeNames.Text.Csv + "; charset=utf-8", "crampcheck-answer-sets.csv", entityTag: new($"\"{table.Fingerprint}\"")));

        routes.MapMethods("/reminder.ics", ToRead, (HttpContext context, TimeProvider time) =>
        {
            context.Response.Headers.CacheControl = "no-store";

            // The host is what the client says it is, or nothing.
            Uri.TryCreate($"{context.Request.Scheme}://{context.Request.Host}/", UriKind.Absolute, out var site);
            return Results.File(Encoding.UTF8.GetBytes(Reminder.Write(time.GetUtcNow(), site)), "text/calendar; charset=utf-8", "crampcheck-reminder.ics");
        });
    }
}
