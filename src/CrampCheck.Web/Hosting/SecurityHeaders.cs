namespace CrampCheck.Web.Hosting;

/// <summary>Puts the same protective headers on every response, errors and files included.</summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    private const string ForPages =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
        + "object-src 'none'; trusted-types offline preview; require-trusted-types-for 'script'";

    // A file runs nothing; the service worker asks this site for pages.
    private const string ForFiles = "default-src 'none'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        // At the start of the response, because the exception handler clears what was set before.
        context.Response.OnStarting(static state =>
        {
            var response = (HttpResponse)state;
            var headers = response.Headers;
            var isPage = response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) ?? false;
            headers.ContentSecurityPolicy = isPage ? ForPages : ForFiles;
            headers.XContentTypeOptions = "nosniff";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            var isForAdministrators = ErrorPages.IsForAdministrators(response.HttpContext);

            // With no-referrer, forms come with the origin "null", and then those of old browsers are not handed back.
            headers["Referrer-Policy"] = isForAdministrators ? "same-origin" : "no-referrer";
            if (isForAdministrators)
            {
                headers.CacheControl = "no-store";
            }

            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            return Task.CompletedTask;
        }, context.Response);
        return next(context);
    }
}
