namespace CrampCheck.Web.Hosting;

/// <summary>Puts the same protective headers on every response, errors and files included.</summary>
public sealed class SecurityHeaders(RequestDelegate next, IHostEnvironment environment)
{
    /// <summary>Two years of https alone, also for names below this one.</summary>
    public const string HttpsOnly = "max-age=63072000; includeSubDomains";

    private const string ForPages =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
        + "object-src 'none'; trusted-types offline preview; require-trusted-types-for 'script'";

    // A file runs nothing; the service worker asks this site for pages.
    private const string ForFiles = "default-src 'none'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    // No page uses any of these.
    private const string NoDevices =
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), gamepad=(), "
        + "geolocation=(), gyroscope=(), hid=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), payment=(), "
        + "screen-wake-lock=(), serial=(), storage-access=(), usb=(), xr-spatial-tracking=()";

    private const string ForVisitors = NoDevices + ", publickey-credentials-create=(), publickey-credentials-get=()";
    private const string ForAdministrators = NoDevices + ", publickey-credentials-create=(self), publickey-credentials-get=(self)";

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.IsHttps && !environment.IsDevelopment())
        {
            context.Response.OnStarting(static state =>
            {
                ((HttpResponse)state).Headers.StrictTransportSecurity = HttpsOnly;
                return Task.CompletedTask;
            }, context.Response);
        }

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

            headers["Permissions-Policy"] = !isPage ? "camera=(), geolocation=(), microphone=()" : isForAdministrators ? ForAdministrators : ForVisitors;
            return Task.CompletedTask;
        }, context.Response);
        return next(context);
    }
}

/// <summary>Sends visitors from http to https, where this program itself serves both.</summary>
public static class Https
{
    private static readonly PathString Health = "/health";

    // Behind a proxy that ends https the program knows no port for it, and the proxy sends people there.
    public static void UseHttps(this WebApplication app)
    {
        var settings = app.Configuration;
        var isServed = settings["https_port"] is not null || settings["https_ports"] is not null
            || (settings["urls"]?.Contains("https://", StringComparison.OrdinalIgnoreCase) ?? false);
        if (isServed && !app.Environment.IsDevelopment())
        {
            app.UseWhen(context => !context.Request.Path.StartsWithSegments(Health) && !context.IsErrorPage(), pages => pages.UseHttpsRedirection());
        }
    }
}
