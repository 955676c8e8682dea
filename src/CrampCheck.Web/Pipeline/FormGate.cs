using System.Net;
using System.Net.Mime;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace CrampCheck.Web.Pipeline;

/// <summary>
/// Lets through only readable forms: URL-encoded, in UTF-8, of a sensible size. The stock reader answers 500 to
/// an unknown charset. From API clients, the same as JSON.
/// </summary>
public sealed class FormGate(RequestDelegate next)
{
    /// <summary>The maximum size of a visitor's form, in bytes.</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>The maximum size of an editor's form, in bytes: a long text, in any script.</summary>
    public const int MaxTextBytes = 1024 * 1024;

    /// <summary>The maximum size of a file of texts, in bytes: reading it takes about ten times that in memory, and a machine with 256 MB must cope.</summary>
    public const int MaxFileBytes = 5 * 1024 * 1024;

    /// <summary>The path that takes files.</summary>
    public const string FileUploadPath = "/admin/backup";

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.IsErrorPage() || !HttpMethods.IsPost(context.Request.Method))
        {
            await next(context);
            return;
        }

        var (isFile, isForm) = (IsFile(context.Request), !ErrorPages.IsApiRequest(context));
        var max = isFile ? MaxFileBytes : ErrorPages.IsForEditors(context) ? MaxTextBytes : MaxBytes;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = max;
        }

        if (context.Request.ContentLength > max)
        {
            await Refuse(context, HttpStatusCode.RequestEntityTooLarge);
        }
        else if (isFile)
        {
            // Read later, once the sender is known.
            await next(context);
        }
        else if (!IsReadable(context.Request.ContentType, isForm ? "application/x-www-form-urlencoded" : MediaTypeNames.Application.Json))
        {
            await Refuse(context, HttpStatusCode.UnsupportedMediaType);
        }
        else if (!isForm)
        {
            await next(context);
        }
        else if (await TryReadAsync(context))
        {
            await next(context);
        }
    }

    /// <summary>Reads an uploaded file's form, once its sender is known to be allowed to upload.</summary>
    public static async Task ReadFile(HttpContext context, RequestDelegate next)
    {
        var isFile = !context.IsErrorPage() && HttpMethods.IsPost(context.Request.Method) && IsFile(context.Request);
        if (!isFile || await TryReadAsync(context))
        {
            await next(context);
        }
    }

    private static async Task<bool> TryReadAsync(HttpContext context)
    {
        try
        {
            await context.Request.ReadFormAsync(context.RequestAborted);
            return true;
        }
        catch (BadHttpRequestException e)
        {
            await Refuse(context, (HttpStatusCode)e.StatusCode);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            await Refuse(context, HttpStatusCode.BadRequest);
        }

        return false;
    }

    // The status code pages, earlier in the pipeline, write the page.
    private static Task Refuse(HttpContext context, HttpStatusCode status)
    {
        context.Response.StatusCode = (int)status;
        return Task.CompletedTask;
    }

    private static bool IsFile(HttpRequest request) => request.Path == FileUploadPath
        && MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase);

    private static bool IsReadable(string? contentType, string expected) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals(expected, StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
