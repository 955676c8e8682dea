using System.Net.Mime;
using System.Text;
using CrampCheck.Web.Pages.Explanation;
using CrampCheck.Web.Pages.Help;

namespace CrampCheck.Web.Hosting;

/// <summary>
/// The files that are made by the program: the table of all answer sets, and the calendar entry. Plain request delegates, here
/// and elsewhere: for others the framework compiles expressions at every start.
/// </summary>
public static class FileEndpoints
{

    public static void MapFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/how-it-works.csv", AllowedMethods.ToRead, context =>
        {
            var table = context.RequestServices.GetRequiredService<AnswerTable>();
            return Results.Bytes(table.Csv, MediaTypeNames.Text.Csv + "; charset=utf-8", "crampcheck-answer-sets.csv", entityTag: new($"\"{table.Fingerprint}\"")).ExecuteAsync(context);
        });

        routes.MapMethods("/reminder.ics", AllowedMethods.ToRead, context =>
        {
            context.Response.Headers.CacheControl = "no-store";

            // The host is what the client says it is, or nothing.
            Uri.TryCreate($"{context.Request.Scheme}://{context.Request.Host}/", UriKind.Absolute, out var site);
            var reminder = Reminder.Write(context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow(), site);
            return Results.File(Encoding.UTF8.GetBytes(reminder), "text/calendar; charset=utf-8", "crampcheck-reminder.ics").ExecuteAsync(context);
        });
    }
}
