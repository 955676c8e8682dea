using System.Globalization;
using System.Text;
using CrampCheck.Web.Data;
using Microsoft.Extensions.Options;
using Serilog;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Compact;
using Serilog.Formatting.Display;
using Serilog.Sinks.File;

namespace CrampCheck.Web.Pipeline;

/// <summary>
/// Logging: lines for people in development, JSON lines otherwise; to a file a day and process, and to the console. Outside
/// development the console leaves out the lines of requests, so that what an operator must see is not lost among them.
/// </summary>
public static class LogSetup
{
    /// <summary>How many days log files are kept.</summary>
    public const int RetentionDays = 14;

    public static void AddLog(this WebApplicationBuilder builder)
    {
        // A log file that cannot be written is told where it still can be.
        SelfLog.Enable(message => Console.Error.WriteLine(message.Split('\n')[0]));
        var isDevelopment = builder.Environment.IsDevelopment();
        builder.Services.AddSingleton<ITextFormatter>(new SingleEventFormatter(isDevelopment
            ? new MessageTemplateTextFormatter("[{Timestamp:HH:mm:ss} {Level:u3}] {Message:lj}{NewLine}{Exception}")
            : new RenderedCompactJsonFormatter()));
        builder.Services.AddSerilog((provider, log) =>
        {
            var format = provider.GetRequiredService<ITextFormatter>();

            // Processes that write one file overwrite each other's lines. Their numbers would not do: in containers all have the same.
            var file = Path.Combine(provider.GetRequiredService<IOptions<DataOptions>>().Value.Logs, $"crampcheck-{Guid.CreateVersion7():N}-.log");
            log.MinimumLevel.Information()

                // At Information the framework writes whole addresses, with whatever stands in them.
                .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
                .MinimumLevel.Override("System", LogEventLevel.Warning)

                // While anything of it is wanted, the framework makes an identity for every request, partly of what the client sent.
                .MinimumLevel.Override("Microsoft.AspNetCore.Hosting.Diagnostics", LevelAlias.Off)

                // It repeats every failure that we log ourselves, each second while the database is unavailable.
                .MinimumLevel.Override("Microsoft.EntityFrameworkCore", LogEventLevel.Fatal)

                // It warns that keys are not encrypted: they lie in the data folder, where all that they protect lies too.
                .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)

                // Why the start failed is said by whoever started it, in one line.
                .Filter.ByExcluding(line => line.MessageTemplate.Text == "Hosting failed to start")
                .WriteTo.Conditional(isDevelopment ? _ => true : RequestLine.IsOther, to => to.Console(format))

                // In the file within a second: to wait for the disk costs more than a page.
                .WriteTo.File(format, file, rollingInterval: RollingInterval.Day, retainedFileCountLimit: null, buffered: true, flushToDiskInterval: TimeSpan.FromSeconds(1), hooks: new OldFiles());
            foreach (var sink in provider.GetServices<ILogEventSink>())
            {
                log.WriteTo.Sink(sink);
            }
        }, preserveStaticLogger: true);
    }

    // The sink itself knows only files of its own process.
    private sealed class OldFiles : FileLifecycleHooks
    {
        public override Stream OnFileOpened(string path, Stream underlyingStream, Encoding encoding)
        {
            var lastGone = DateTime.Now.AddDays(-RetentionDays).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
            try
            {
                // The name ends with the day.
                foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, "crampcheck-*.log").Where(file => string.CompareOrdinal(file[^12..^4], lastGone) <= 0))
                {
                    File.Delete(file);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                SelfLog.WriteLine("Old log files cannot be deleted: {0}", e.Message);
            }

            return underlyingStream;
        }
    }
}
