using CrampCheck.Web.Data;
using CrampCheck.Web.Pipeline;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CrampCheck.Web.Startup;

/// <summary>Tells whoever started the site where it is, and what it still lacks.</summary>
public static partial class StartMessage
{
    public static void Write(WebApplication app)
    {
        foreach (var address in app.Urls)
        {
            LogAddress(app.Logger, address);
        }

        var site = app.Services.GetRequiredService<IOptions<SiteOptions>>().Value;
        if (Proxies.AreAllBelieved(app.Configuration) && site.Networks is [])
        {
            LogAllProxies(app.Logger);
        }

        if (!app.Environment.IsDevelopment() && site.Hosts is [])
        {
            LogAnyHost(app.Logger);
        }

        if (app.Services.GetService<DatabaseOpening>() is { } opening)
        {
            _ = WriteFirstStepAsync(app, opening);
        }
    }

    /// <summary>The address that the site is to be asked for, as far as the settings tell; without a slash at the end.</summary>
    public static string SiteOf(IConfiguration settings)
    {
        var address = settings["urls"]?.Split(';')[0] ?? $"http://localhost:{settings["http_ports"]?.Split(';')[0] ?? "5000"}";
        return address.Replace("//+", "//localhost", StringComparison.Ordinal).Replace("//*", "//localhost", StringComparison.Ordinal)
            .Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal).Replace("//[::]", "//localhost", StringComparison.Ordinal).TrimEnd('/');
    }

    private static async Task WriteFirstStepAsync(WebApplication app, DatabaseOpening opening)
    {
        await opening.Opened;
        await using var scope = app.Services.CreateAsyncScope();
        if (!await scope.ServiceProvider.GetRequiredService<CrampCheckDatabase>().Users.AnyAsync())
        {
            LogNoAdministrator(app.Logger);
        }
    }

    [LoggerMessage(LogLevel.Information, "CrampCheck is at {Address} (Ctrl+C stops it)")]
    private static partial void LogAddress(ILogger logger, string address);

    [LoggerMessage(LogLevel.Information, "Nobody can edit the texts yet. For a first administrator: dotnet run --project src/CrampCheck.Web -- admin invite NAME@EXAMPLE")]
    private static partial void LogNoAdministrator(ILogger logger);

    [LoggerMessage(LogLevel.Warning, "ASPNETCORE_FORWARDEDHEADERS_ENABLED believes X-Forwarded headers from everybody. Set Proxies to the addresses of your proxies instead, such as 10.0.0.0/8, 127.0.0.1")]
    private static partial void LogAllProxies(ILogger logger);

    [LoggerMessage(LogLevel.Warning, "The site answers to every host name. Set AllowedHosts to its own, such as cramps.example")]
    private static partial void LogAnyHost(ILogger logger);
}
