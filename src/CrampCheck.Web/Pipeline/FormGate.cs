using System.Net;
using System.Net.Mime;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace CrampCheck.Web.Pipeline;

/// <summary>
/// Lets through only forms that can be read: URL-encoded, in UTF-8, of a sensible size. The stock reader answers 500 to
/// a charset that it does not know. From programs, the same as JSON.
/// </summary>
public sealed class FormGate(RequestDelegate next)
{
    /// <summary>The most bytes of a visitor's form.</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>The most bytes of an administrator's form: a long text, in any script.</summary>
    public const int MaxTextBytes = 1024 * 1024;

    /// <summary>The most bytes of a file of texts: to read it takes about ten times as much, which a machine of 256 MB must have.</summary>
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

        var (isFile, isForm) = (IsFile(context.Request), !ErrorPages.IsForPrograms(context));
        var most = isFile ? MaxFileBytes : ErrorPages.IsForAdministrators(context) ? MaxTextBytes : MaxBytes;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = most;
        }

        if (context.Request.ContentLength > most)
        {
            await Refuse(context, HttpStatusCode.RequestEntityTooLarge);
        }
        else if (isFile)
        {
            // Read later, once it is known who sends it.
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

    /// <summary>Reads the form of a file, once it is known that its sender may send one.</summary>
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

    // The status code pages, further out, write the page.
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
