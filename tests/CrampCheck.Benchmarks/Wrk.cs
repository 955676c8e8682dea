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
        var script = Path.Combine(AppContext.BaseDirectory, "post.lua");
        string[] words =
        [
            "-t1", "-c8", "-d" + time.TotalSeconds.ToString(CultureInfo.InvariantCulture) + "s",
            .. form is null ? (string[])[] : ["-s", script],
            .. header is null ? (string[])[] : ["-H", header],
            new Uri(server.Address, path).ToString(),
        ];
        var start = new ProcessStartInfo("wrk", words) { RedirectStandardOutput = true };
        start.Environment["FORM"] = form ?? "";
        var before = server.Cpu;
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var used = server.Cpu - before;
        if (said.Contains("Non-2xx", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{path} answered with errors: {said}");
        }

        return used.TotalMicroseconds / int.Parse(Requests().Match(said).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("([0-9]+) requests in")]
    private static partial Regex Requests();
}
