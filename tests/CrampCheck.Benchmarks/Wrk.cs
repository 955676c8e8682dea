using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CrampCheck.Benchmarks;

/// <summary>Load from wrk (Debian: apt-get install wrk), over 8 connections.</summary>
internal static partial class Wrk
{
    public const string AcceptsCompressed = "Accept-Encoding: gzip, deflate, br";

    /// <summary>Processor time that a server took for each request, µs.</summary>
    public static async Task<double> CpuOfARequestAsync(Served server, string path, TimeSpan time, string? form = null, string? header = null)
    {
        string[] options =
        [
            .. form is null ? (string[])[] : ["-s", Path.Combine(AppContext.BaseDirectory, "post.lua")],
            .. header is null ? (string[])[] : ["-H", header],
        ];
        var before = server.Cpu;
        var said = await RunAsync(new Uri(server.Address, path), time, 8, options, form, 0);
        return (server.Cpu - before).TotalMicroseconds / RequestsOf(said);
    }

    /// <summary>The median and the 99th percentile of the time to an answer, ms, at 80 % of the highest throughput.</summary>
    public static async Task<(double Median, double P99)> LatencyAsync(Served server, double mostASecond, TimeSpan time, string form)
    {
        const int connections = 256;
        var pause = Math.Round(connections / (0.8 * mostASecond) * 1000);
        var said = await RunAsync(new Uri(server.Address, "/"), time, connections, ["-s", Path.Combine(AppContext.BaseDirectory, "pace.lua"), "--latency"], form, pause);
        return (Milliseconds("50"), Milliseconds("99"));

        double Milliseconds(string percent)
        {
            var match = Regex.Match(said, percent + "%\\s+([0-9.]+)(us|ms|s)\n");
            return double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * match.Groups[2].Value switch { "us" => 0.001, "ms" => 1, _ => 1000 };
        }
    }

    /// <summary>The most forms a second that a server answers.</summary>
    public static async Task<double> ThroughputAsync(Uri server, TimeSpan time, string form) =>
        RequestsOf(await RunAsync(server, time, 8, ["-s", Path.Combine(AppContext.BaseDirectory, "post.lua")], form, 0)) / time.TotalSeconds;

    /// <summary>How many forms were answered, and how many of them wrongly or not at all.</summary>
    public static async Task<(int Answered, int Failed)> FailuresAsync(Uri server, TimeSpan time, string form)
    {
        var said = await RunAsync(server, time, 8, ["-s", Path.Combine(AppContext.BaseDirectory, "post.lua")], form, 0, mayFail: true);
        return (RequestsOf(said), Failures().Matches(said).Sum(match => match.Groups.Values.Skip(1).SelectMany(group => group.Captures).Sum(count => int.Parse(count.Value, CultureInfo.InvariantCulture))));
    }

    private static async Task<string> RunAsync(Uri address, TimeSpan time, int connections, string[] options, string? form, double pause, bool mayFail = false)
    {
        string[] words =
        [
            "-t1", "-c" + connections.ToString(CultureInfo.InvariantCulture), "-d" + time.TotalSeconds.ToString(CultureInfo.InvariantCulture) + "s",
            .. options,
            address.ToString(),
        ];
        var start = new ProcessStartInfo("wrk", words) { RedirectStandardOutput = true };
        start.Environment["FORM"] = form ?? "";
        start.Environment["PAUSE"] = pause.ToString(CultureInfo.InvariantCulture);
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return !mayFail && said.Contains("Non-2xx", StringComparison.Ordinal) ? throw new InvalidOperationException($"{address} answered with errors: {said}") : said;
    }

    private static int RequestsOf(string said) => int.Parse(Requests().Match(said).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("(?:Non-2xx or 3xx responses: ([0-9]+))|(?:Socket errors:(?:[ ,a-z]+([0-9]+))+)")]
    private static partial Regex Failures();

    [GeneratedRegex("([0-9]+) requests in")]
    private static partial Regex Requests();
}
