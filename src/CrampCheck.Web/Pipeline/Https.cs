namespace CrampCheck.Web.Pipeline;

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
