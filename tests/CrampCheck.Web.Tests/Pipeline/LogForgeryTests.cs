using System.Text.Json;
using CrampCheck.Web.Data;
using CrampCheck.Web.Pipeline;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Events;
using Serilog.Formatting.Display;
using Serilog.Parsing;

namespace CrampCheck.Web.Tests.Pipeline;

/// <summary>Whatever is sent, each event is one line in the log, and nothing in it looks like another.</summary>
public sealed class LogForgeryTests : IDisposable
{
    // As many as SendAsync sends.
    private const int RequestsOfEach = 7;
    private const string Forged = "[00:00:00 INF] FORGED";

    private static readonly string[] Hostile =
    [
        "\r\n" + Forged, "\n" + Forged, "\r" + Forged, "\u2028" + Forged, "\u0085" + Forged, "\u001b[2J\u001b[1A" + Forged, "\u009b2J" + Forged,
        "\"}\n{\"@t\":\"2026-01-01T00:00:00Z\",\"@m\":\"FORGED\"}", "\"},\"@m\":\"FORGED", "{Method} {Page:l} {@Forged}", "\0" + Forged, "\u202e" + Forged, "\ud800" + Forged, new('F', 4000),
    ];

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task Send_HostileWords_LeavesALineForEachEvent(string environment)
    {
        var site = new Site(_folder.Path, host => host.UseEnvironment(environment));
        await site.InitializeAsync();
        foreach (var words in Hostile)
        {
            await SendAsync(site, words);
            LogWith(site.Services.GetRequiredService<Serilog.ILogger>(), words);
        }

        // A line is written after its answer; the file, before the site's own list.
        while (site.Log.Count(RequestLine.Is) < (RequestsOfEach * Hostile.Length) + 1)
        {
            await Task.Yield();
        }

        await site.DisposeAsync();
        AssertLines(await File.ReadAllTextAsync(Directory.GetFiles(Path.Combine(_folder.Path, "logs")).Single()), site.Log.Count, environment == "Production");
        Assert.True(site.Log.Count > 5 * Hostile.Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(5)]
    public void Write_HostileWordsInTheFrameworksFormat_IsDetected(int hostile)
    {
        using var output = new StringWriter();
        var format = new MessageTemplateTextFormatter("[{Timestamp:HH:mm:ss} {Level:u3}] {Message:lj}{NewLine}{Exception}");
        format.Format(EventWith(Hostile[hostile]), output);
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => AssertLines(output.ToString(), 1, isJson: false));
    }

    [Fact]
    public async Task ShowTheAuditLog_WithHostileWords_HasAnEntryForEach()
    {
        await using var site = await new Site(_folder.Path).StartAsync();
        var editor = await Editor.NewAsync(site);
        foreach (var words in Hostile)
        {
            await site.WithAsync<AuditLog>(log => log.WriteAsync(words, "did", words, words));
        }

        var page = await editor.PageAsync("/admin/log");
        var csv = await editor.Client.GetStringAsync(new Uri("/admin/log.csv", UriKind.Relative));
        var entries = (await site.LogAsync()).Count;

        Assert.Equal(entries, page.QuerySelectorAll(".history > li").Length);
        var lines = csv.TrimEnd().Split("\r\n");
        Assert.Equal(entries + 1, lines.Length);
        Assert.DoesNotContain(string.Concat(lines), character => char.IsControl(character) || character is '\u2028' or '\u202e');
        Assert.All(lines[1..], line => Assert.StartsWith("\"2", line, StringComparison.Ordinal));
    }

    private static async Task SendAsync(Site site, string words)
    {
        var client = site.Client();

        // Neither a URL nor a server has these.
        var escaped = Uri.EscapeDataString(words.Replace("\ud800", "\ufffd", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal));
        foreach (var path in new[] { "/" + escaped, "/article?q=" + escaped, "/admin/edit/" + escaped, "/?" + escaped })
        {
            await client.GetAsync(new Uri(path, UriKind.Relative));
        }

        await client.SendFormAsync(Forms.With(("Frequency", words), ("AgeGroup", words)));
        await client.SendFormAsync([("Email", words), ("Password", words)], "/admin/sign-in");
        await site.Server.SendAsync(context =>
        {
            // Past what a client would send, and a server let through.
            context.Request.Method = words;
            context.Request.Path = "/" + words;
            context.Request.Headers.UserAgent = words;
            context.Request.Headers["X-Forwarded-For"] = words;
            context.Request.Headers.Referer = words;
        });
    }

    // As if one day a line held what somebody sent.
    private static void LogWith(Serilog.ILogger log, string words) => log.Write(EventWith(words));

    private static LogEvent EventWith(string words) => new(
        DateTimeOffset.UtcNow, LogEventLevel.Warning, new InvalidOperationException(words), new MessageTemplateParser().Parse("{Words} " + words.Replace('{', '(')), [new("Words", new ScalarValue(words))]);

    private static void AssertLines(string log, int events, bool isJson)
    {
        // Whatever some program takes for the end of a line ends one here.
        var lines = log.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        Assert.DoesNotContain(string.Concat(lines), char.IsControl);
        if (isJson)
        {
            Assert.All(lines, line => JsonDocument.Parse(line).Dispose());
            Assert.Equal(events, lines.Length);
        }
        else
        {
            // What belongs to the event before stands in a little.
            Assert.Equal(events, lines.Count(line => !line.StartsWith("    ", StringComparison.Ordinal)));
            Assert.DoesNotContain(lines, line => line.StartsWith(Forged, StringComparison.Ordinal));
        }
    }
}
