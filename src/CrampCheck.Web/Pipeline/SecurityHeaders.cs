using Microsoft.Extensions.Options;

namespace CrampCheck.Web.Pipeline;

/// <summary>Puts the same protective headers on every response, errors and files included.</summary>
public sealed class SecurityHeaders(RequestDelegate next, Assets assets, IOptions<SecurityOptions> security, IOptions<EmbeddingOptions> embedding, IHostEnvironment environment)
{
    /// <summary>Two years of https only.</summary>
    public const string HttpsOnly = "max-age=63072000";

    private const string CommonPolicy =
        "default-src 'none'; img-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'";

    // A file runs nothing; the service worker fetches pages from this site.
    private const string FilePolicy = "default-src 'none'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    // No page uses any of these. Only those that reveal or cost something are listed, because each name is sent with every response.
    private const string NoDeviceAccess = "camera=(), display-capture=(), geolocation=(), hid=(), microphone=(), midi=(), payment=(), serial=(), usb=()";

    private static readonly EmbeddingOptions NoEmbedding = new();

    private const string DevicesOfVisitors = NoDeviceAccess + ", publickey-credentials-create=(), publickey-credentials-get=()";
    private const string DevicesOfEditors = NoDeviceAccess + ", publickey-credentials-create=(self), publickey-credentials-get=(self)";
    private const string DevicesOfFiles = "camera=(), geolocation=(), microphone=()";

    private readonly string _httpsOnly = HttpsOnly + (security.Value.HstsIncludeSubDomains ? "; includeSubDomains" : "");

    // In development the files may change.
    private readonly string? _forVisitors = environment.IsDevelopment() ? null : ForPages(assets, embedding.Value);
    private readonly string? _forEditors = environment.IsDevelopment() ? null : ForPages(assets, NoEmbedding);

    public Task InvokeAsync(HttpContext context)
    {
        // At the start of the response, because the exception handler clears headers set earlier.
        context.Response.OnStarting(Protect, context);
        return next(context);
    }

    private Task Protect(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = assets.MayBeFramed && context.Request.Path == Assets.Embed ? "cross-origin" : "same-origin";
        if (context.Request.IsHttps && !environment.IsDevelopment())
        {
            headers.StrictTransportSecurity = _httpsOnly;
        }

        var isForEditors = ErrorPages.IsForEditors(context);
        if (isForEditors)
        {
            headers.CacheControl = "no-store";
        }

        // With no-referrer, forms come with the origin "null", and those from old browsers would not be handed back.
        headers["Referrer-Policy"] = isForEditors ? "same-origin" : "no-referrer";
        var isPage = IsPage(context);
        headers.ContentSecurityPolicy = !isPage ? FilePolicy
            : isForEditors ? _forEditors ?? ForPages(assets, NoEmbedding)
            : _forVisitors ?? ForPages(assets, embedding.Value);
        headers["Permissions-Policy"] = !isPage ? DevicesOfFiles : isForEditors ? DevicesOfEditors : DevicesOfVisitors;
        return Task.CompletedTask;
    }

    // Headers of a "not modified" response may replace those stored with the page.
    private static bool IsPage(HttpContext context) =>
        context.Response.StatusCode == StatusCodes.Status304NotModified
            ? SharedPages.Serves(context)
            : context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) ?? false;

    // Inlined scripts and styles are allowed by hash.
    private static string ForPages(Assets assets, EmbeddingOptions embedding)
    {
        return $"{CommonPolicy}; frame-ancestors {embedding.Ancestors}; object-src 'none'; require-trusted-types-for 'script'; trusted-types offline preview; "
            + $"style-src 'self' {Hashes(Assets.Styles)}; script-src 'self' {Hashes(embedding.IsOn ? [.. Assets.Scripts, Assets.Framed] : Assets.Scripts)}";

        string Hashes(IEnumerable<string> files) => string.Join(' ', files.Select(file => $"'{assets[file].Hash}'"));
    }
}
