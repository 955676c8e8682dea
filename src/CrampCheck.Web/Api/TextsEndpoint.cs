using System.Net.Mime;
using System.Runtime.CompilerServices;
using CrampCheck.Web.Data;
using CrampCheck.Web.Pipeline;
using CrampCheck.Web.Texts;

namespace CrampCheck.Web.Api;

/// <summary>GET /texts: the live texts with their public history, for readers (decision 23).</summary>
public static class TextsEndpoint
{
    private static readonly ConditionalWeakTable<SiteTexts, byte[]> Written = [];

    public static void MapTexts(this IEndpointRouteBuilder routes) => routes.MapMethods("/texts", AllowedMethods.ToRead, context =>
    {
        // Until its database is open, this site may have older texts than its readers.
        if (!context.RequestServices.GetRequiredService<DatabaseOpening>().IsOpen)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        }

        var texts = context.RequestServices.GetRequiredService<LiveTexts>().Now;
        context.Response.Headers.CacheControl = "public, no-cache";
        return Results.Bytes(Written.GetValue(texts, PublishedTexts.Write), MediaTypeNames.Application.Json, entityTag: new($"\"{texts.Fingerprint}\"", isWeak: true)).ExecuteAsync(context);
    });
}
