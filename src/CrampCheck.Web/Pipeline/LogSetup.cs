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
/// Logging: plain lines in development, JSON lines otherwise; to one file per day and process, and to the console. Outside
/// development the console leaves out requests, so that an operator does not miss what matters.
/// </summary>
public static class LogSetup
{
    /// <summary>How many days log files are kept.</summary>
    public const int RetentionDays = 14;

    public static void AddLog(this WebApplicationBuilder builder)
    {
        // Failures of the log file are reported on standard error.
        SelfLog.Enable(message => Console.Error.WriteLine(message.Split('\n')[0]));
        var isDevelopment = builder.Environment.IsDevelopment();
        builder.Services.AddSingleton<ITextFormatter>(new SingleEventFormatter(isDevelopment
            ? new MessageTemplateTextFormatter("[{Timestamp:HH:mm:ss} {Level:u3}] {Message:lj}{NewLine}{Exception}")
            : new RenderedCompactJsonFormatter()));
        builder.Services.AddSerilog((provider, log) =>
        {
            var format = provider.GetRequiredService<ITextFormatter>();

            // Processes that share a file overwrite each other's lines. Process ids would not do: in containers they are all the same.
            var file = Path.Combine(provider.GetRequiredService<IOptions<DataOptions>>().Value.Logs, $"crampcheck-{Guid.CreateVersion7():N}-.log");
            log.MinimumLevel.Information()

                // At Information the framework logs whole URLs, with everything in them.
                .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
                .MinimumLevel.Override("System", LogEventLevel.Warning)

                // If any of this is enabled, the framework creates an id for every request, partly from client input.
                .MinimumLevel.Override("Microsoft.AspNetCore.Hosting.Diagnostics", LevelAlias.Off)

                // It repeats every failure that we log ourselves, every second while the database is unavailable.
                .MinimumLevel.Override("Microsoft.EntityFrameworkCore", LogEventLevel.Fatal)

                // It warns that keys are not encrypted: they are in the data folder, like everything they protect.
                .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)

                // Program.cs reports why a start failed, in one line.
                .Filter.ByExcluding(line => line.MessageTemplate.Text == "Hosting failed to start")
                .WriteTo.Conditional(line => isDevelopment || !RequestLine.Is(line), to => to.Console(format))

                // Flushed within a second: waiting for the disk costs more than a page.
                .WriteTo.File(format, file, rollingInterval: RollingInterval.Day, retainedFileCountLimit: null, buffered: true, flushToDiskInterval: TimeSpan.FromSeconds(1), hooks: new OldFiles());
            foreach (var sink in provider.GetServices<ILogEventSink>())
            {
                log.WriteTo.Sink(sink);
            }
        }, preserveStaticLogger: true);
    }

    // The sink itself cleans up only its own process's files.
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
