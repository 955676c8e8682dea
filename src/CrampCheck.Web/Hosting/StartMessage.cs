namespace CrampCheck.Web.Hosting;

/// <summary>Tells whoever started the site where it is.</summary>
public static partial class StartMessage
{
    public static void Write(WebApplication app)
    {
        foreach (var address in app.Urls)
        {
            LogAddress(app.Logger, address);
        }
    }

    [LoggerMessage(LogLevel.Information, "CrampCheck is at {Address} (Ctrl+C stops it)")]
    private static partial void LogAddress(ILogger logger, string address);
}
