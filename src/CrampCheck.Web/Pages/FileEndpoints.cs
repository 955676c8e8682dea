using System.IO.Compression;
using System.Net.Mime;
using System.Text;
using CrampCheck.Web.Pages.Explanation;
using CrampCheck.Web.Pages.Help;
using CrampCheck.Web.Pipeline;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Net.Http.Headers;

namespace CrampCheck.Web.Pages;

/// <summary>
/// Generated files: the style sheet of results, the table of all answer sets, and the calendar entry. Plain request delegates, here
/// and elsewhere: for any others the framework compiles expressions at every start.
/// </summary>
public static class FileEndpoints
{
    private const int ChunkSize = 16 * 1024;

    public static void MapFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/how-it-works.csv", AllowedMethods.ToRead, context =>
        {
            var acceptsGzip = context.RequestServices.GetRequiredService<Compression>().GzipOnly.GetCompressionProvider(context) is not null;
            var headers = context.Response.Headers;
            headers.Vary = HeaderNames.AcceptEncoding;
            headers.ContentEncoding = acceptsGzip ? "gzip" : default;

            // In pieces, each sent after the last: a single write would be buffered whole for every client, however slowly it reads.
            return Results.Stream(
                async body =>
                {
                    await using Stream gzip = AnswerTable.OpenGzip(), csv = acceptsGzip ? gzip : new GZipStream(gzip, CompressionMode.Decompress);
                    await csv.CopyToAsync(body, ChunkSize, context.RequestAborted);
                },
                MediaTypeNames.Text.Csv + "; charset=utf-8",
                "crampcheck-answer-sets.csv",
                entityTag: new($"\"{AnswerTable.Fingerprint}\"", isWeak: true)).ExecuteAsync(context);
        });

        routes.MapMethods("/styles/{version}.css", AllowedMethods.ToRead, context =>
        {
            // Right after an update, another instance may still have, or ask for, the version before.
            var sheet = context.RequestServices.GetRequiredService<Assets>().ResultStyles;
            context.Response.Headers.CacheControl = context.Request.Path == sheet.Address ? "public, max-age=31536000, immutable" : "no-store";
            return Results.Text(sheet.Text, MediaTypeNames.Text.Css, Encoding.UTF8).ExecuteAsync(context);
        }).WithMetadata(new OutputCacheAttribute { PolicyName = SharedPages.Policy });

        routes.MapMethods("/reminder.ics", AllowedMethods.ToRead, context =>
        {
            context.Response.Headers.CacheControl = "no-store";

            // The host is whatever the client claims, or empty.
            Uri.TryCreate($"{context.Request.Scheme}://{context.Request.Host}/", UriKind.Absolute, out var site);
            var reminder = Reminder.Write(context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow(), site);
            return Results.File(Encoding.UTF8.GetBytes(reminder), "text/calendar; charset=utf-8", "crampcheck-reminder.ics").ExecuteAsync(context);
        });
    }
}
