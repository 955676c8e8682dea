namespace CrampCheck.Web.Pipeline;

/// <summary>Redirects http to https if this program itself serves both.</summary>
public static class Https
{
    private static readonly PathString Health = "/health";

    // Behind a proxy that terminates TLS the program knows no https port, and the proxy redirects.
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
