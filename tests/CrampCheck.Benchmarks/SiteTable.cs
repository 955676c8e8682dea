using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace CrampCheck.Benchmarks;

/// <summary>
/// Starts the published site beside what it is compared with, asks both in turn, and prints each figure with its goal.
/// All but bytes are ratios of one run, so that a busy or slow machine changes them little.
/// </summary>
internal static partial class SiteTable
{
    private const int Rounds = 5;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(3);

    private static readonly List<(string What, double Goal, double Figure)> Rows = [];

    /// <returns>0 if every goal is reached, else 1.</returns>
    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("crampcheck-benchmarks-").FullName;
        try
        {
            var site = Publish("src/CrampCheck.Web", folder);
            var baseline = Publish("tests/CrampCheck.Baseline", folder);
            string[] data = ["--Data:Directory", Path.Combine(folder, "data")];
            string[] database = ["stock", "--Database", Path.Combine(folder, "stock.db")];

            await CompareRequestsAsync(() => Served.StartAsync(site, data), () => Served.StartAsync(baseline, "raw"));
            await CompareStartsAsync(() => Served.StartAsync(site, data), () => Served.StartAsync(baseline, database));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        foreach (var (what, goal, figure) in Rows)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-70} {figure,10:#,0.##} {goal,10:#,0.##}  {(figure <= goal ? "reached" : "MISSED")}"));
        }

        return Rows.All(row => row.Figure <= row.Goal) ? 0 : 1;
    }

    private static async Task CompareRequestsAsync(Func<Task<Served>> startSite, Func<Task<Served>> startRaw)
    {
        using var site = await startSite();
        using var raw = await startRaw();
        foreach (var (what, goal, path, form, header) in new[]
        {
            ("GET /, compressed: CPU, constant page = 1", 1.2, "/", null, Wrk.AcceptsCompressed),
            ("GET /article, compressed", 1.5, "/article", null, Wrk.AcceptsCompressed),
            ("GET /how-it-works, compressed", 1.5, "/how-it-works", null, Wrk.AcceptsCompressed),
            ("POST / to the full result", 4, "/", Examples.Form, (string?)null),
            ("POST / to the full result, compressed (no goal)", double.PositiveInfinity, "/", Examples.Form, Wrk.AcceptsCompressed),
        })
        {
            await Wrk.CpuOfARequestAsync(site, path, WarmUp, form, header);
            await Wrk.CpuOfARequestAsync(raw, "/", Round);
            var ratios = new List<double>();
            for (var i = 0; i < Rounds; i++)
            {
                var constant = await Wrk.CpuOfARequestAsync(raw, "/", Round);
                ratios.Add(await Wrk.CpuOfARequestAsync(site, path, Round, form, header) / constant);
            }

            Rows.Add((what, goal, Median(ratios)));
        }

        Rows.Add(("bytes of a first visit, headers counted", 14_000, await BytesOfAVisitAsync(site.Address)));
    }

    private static async Task CompareStartsAsync(Func<Task<Served>> startSite, Func<Task<Served>> startStock)
    {
        var (starts, memories) = (new List<double>(), new List<double>());
        var most = 0L;
        for (var i = 0; i < Rounds; i++)
        {
            using var stock = await startStock();
            using var site = await startSite();
            starts.Add(site.FirstAnswer / stock.FirstAnswer);
            await Task.WhenAll(AskAsync(stock, 10_000), AskAsync(site, 10_000));
            memories.Add((double)site.Memory / stock.Memory);
            most = Math.Max(most, site.Memory);
        }

        Rows.Add(("start to the first answer, stock Razor and EF Core = 1", 0.45, Median(starts)));
        Rows.Add(("memory after 10,000 requests, stock = 1", 1.1, Median(memories)));
        Rows.Add(("memory after 10,000 requests, MiB", 150, most / 1024d / 1024));
    }

    private static async Task AskAsync(Served server, int requests)
    {
        using var client = new HttpClient { BaseAddress = server.Address };
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            for (var i = 0; i < requests / 8; i++)
            {
                using var answer = await client.GetAsync(new Uri("/", UriKind.Relative));
                answer.EnsureSuccessStatusCode();
            }
        }));
    }

    // The page and all that it names, as it comes over the wire.
    private static async Task<int> BytesOfAVisitAsync(Uri site)
    {
        using var client = new HttpClient { BaseAddress = site };
        var page = await client.GetStringAsync(new Uri("/", UriKind.Relative));
        var bytes = await BytesAsync(site, "/");
        foreach (var path in Named().Matches(page).Select(match => match.Groups[1].Value).Distinct())
        {
            bytes += await BytesAsync(site, path);
        }

        return bytes;
    }

    private static async Task<int> BytesAsync(Uri site, string path)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(site.Host, site.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {site.Authority}\r\n{Wrk.AcceptsCompressed}\r\nConnection: close\r\n\r\n"));
        using var answer = new MemoryStream();
        await stream.CopyToAsync(answer);
        return (int)answer.Length;
    }

    private static string Publish(string project, string folder)
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "CrampCheck.sln")))
        {
            root = Path.GetDirectoryName(root)!;
        }

        var name = Path.GetFileName(project);
        var output = Path.Combine(folder, name);
        using var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", Path.Combine(root, project), "--configuration", "Release", "--output", output]) { RedirectStandardOutput = true })!;
        publish.StandardOutput.ReadToEnd();
        publish.WaitForExit();
        return publish.ExitCode == 0 ? Path.Combine(output, name + ".dll") : throw new InvalidOperationException($"{project} could not be published.");
    }

    private static double Median(List<double> figures) => figures.Order().ElementAt(figures.Count / 2);

    [GeneratedRegex("""<(?:link|script)[^>]+(?:href|src)="(/[^"]+)"[^>]*>""")]
    private static partial Regex Named();
}
