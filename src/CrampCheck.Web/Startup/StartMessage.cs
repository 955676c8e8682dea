using CrampCheck.Web.Data;
using CrampCheck.Web.Pipeline;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CrampCheck.Web.Startup;

/// <summary>Tells the operator where the site is, and what it still lacks.</summary>
public static partial class StartMessage
{
    public static void Write(WebApplication app)
    {
        if (app.Urls.FirstOrDefault() is { } listening)
        {
            KeepAddress(app.Services.GetRequiredService<IOptions<DataOptions>>().Value, AddressToOpen(listening));
        }

        foreach (var address in app.Urls)
        {
            LogAddress(app.Logger, address);
        }

        var site = app.Services.GetRequiredService<IOptions<SiteOptions>>().Value;
        if (Proxies.TrustsAllProxies(app.Configuration) && site.Networks is [])
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

    // Commands start their links with it. If it cannot be written, they leave it out.
    private static void KeepAddress(DataOptions data, string address)
    {
        try
        {
            File.WriteAllText(data.Address, address);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    /// <summary>What to type into a browser on this machine for an address that the site listens on.</summary>
    public static string AddressToOpen(string listening) =>
        listening.Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal).Replace("//[::]", "//localhost", StringComparison.Ordinal).TrimEnd('/');

    private static async Task WriteFirstStepAsync(WebApplication app, DatabaseOpening opening)
    {
        await opening.Opened;
        await using var scope = app.Services.CreateAsyncScope();
        if (!await scope.ServiceProvider.GetRequiredService<CrampCheckDatabase>().Users.AnyAsync())
        {
            LogNoEditor(app.Logger);
        }
    }

    [LoggerMessage(LogLevel.Information, "CrampCheck is at {Address} (Ctrl+C stops it)")]
    private static partial void LogAddress(ILogger logger, string address);

    [LoggerMessage(LogLevel.Information, "Nobody can edit the texts yet. To invite the first publisher: dotnet run --project src/CrampCheck.Web -- admin invite NAME@EXAMPLE")]
    private static partial void LogNoEditor(ILogger logger);

    [LoggerMessage(LogLevel.Warning, "ASPNETCORE_FORWARDEDHEADERS_ENABLED trusts X-Forwarded headers from everyone. Set Proxies to the addresses of your proxies instead, such as 10.0.0.0/8, 127.0.0.1")]
    private static partial void LogAllProxies(ILogger logger);

    [LoggerMessage(LogLevel.Warning, "The site answers to every host name. Set AllowedHosts to its own, such as cramps.example")]
    private static partial void LogAnyHost(ILogger logger);
}
