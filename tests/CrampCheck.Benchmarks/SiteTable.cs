using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using CrampCheck.Web.Texts;

namespace CrampCheck.Benchmarks;

/// <summary>
/// Starts the published site beside what it is compared with, asks both in turn, and prints each figure with its goal.
/// All but bytes are ratios of one run, so that a busy or slow machine changes them little.
/// </summary>
internal static partial class SiteTable
{
    private const int Rounds = 5;

    // What is compiled ahead is compiled twice more before it is as fast as it gets.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(40);

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(3);

    private static int _missed;

    /// <param name="parts">Which parts of the table; none means all.</param>
    /// <returns>0 if every goal is reached, else 1.</returns>
    public static async Task<int> RunAsync(string[] parts)
    {
        var folder = Directory.CreateTempSubdirectory("crampcheck-benchmarks-").FullName;
        try
        {
            var site = Publish("src/CrampCheck.Web", folder);
            var baseline = Publish("tests/CrampCheck.Baseline", folder);
            string[] data = ["--Data:Directory", Path.Combine(folder, "data")];
            string[] database = ["stock", "--Database", Path.Combine(folder, "stock.db")];

            foreach (var (part, compareAsync) in new (string, Func<Task>)[]
            {
                ("requests", () => CompareRequestsAsync(() => Served.StartAsync(site, data), () => Served.StartAsync(baseline, "raw"))),
                ("starts", () => CompareStartsAsync(() => Served.StartAsync(site, data), () => Served.StartAsync(baseline, database))),
                ("versions", () => CompareVersionsAsync(site, folder)),
                ("publishing", () => CompareWhilePublishingAsync(site, folder)),
                ("readers", () => Readers.CompareAsync(site, folder)),
            })
            {
                // It needs nginx, and is asked for by name.
                if (parts is [] ? part != "readers" : parts.Contains(part))
                {
                    await compareAsync();
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return _missed == 0 ? 0 : 1;
    }

    public static void Print(string what, double goal, double figure)
    {
        var isMissed = figure > goal;
        _missed += isMissed ? 1 : 0;
        var (reached, asGoal) = double.IsInfinity(goal) ? ("", "-") : (isMissed ? "MISSED" : "reached", goal.ToString("#,0.##", CultureInfo.InvariantCulture));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-75} {figure,9:#,0.##} {asGoal,9}  {reached}"));
    }

    private static async Task CompareRequestsAsync(Func<Task<Served>> startSite, Func<Task<Served>> startRaw)
    {
        using var site = await startSite();
        using var raw = await startRaw();
        var constants = new List<double>();
        foreach (var (what, goal, path, form, header) in new[]
        {
            ("GET /, compressed: CPU, constant page = 1", 1.2, "/", null, Wrk.AcceptsCompressed),
            ("GET /article, compressed", 1.5, "/article", null, Wrk.AcceptsCompressed),
            ("GET /how-it-works, compressed", 1.5, "/how-it-works", null, Wrk.AcceptsCompressed),
            ("POST / to the full result", 9d, "/", Examples.Form, (string?)null),
            ("POST / to the full result, compressed", 20d, "/", Examples.Form, Wrk.AcceptsCompressed),
            ("POST /assessments", double.PositiveInfinity, "/assessments", Examples.Json, null),
        })
        {
            await CompareAsync(what, goal, path, form, header, raw, "/", constants);
        }

        Print("constant page: CPU, µs", double.PositiveInfinity, Median(constants));
        await CompareAsync("POST /assessments: CPU, GET /cramp-now of the same server = 1", 4, "/assessments", Examples.Json, null, site, "/cramp-now", []);
        Print("bytes of a first visit, headers counted", 14_000, await BytesOfAVisitAsync(site.Address));
        if (await FirstPaint.RatioAsync(site.Address, new(raw.Address, "/empty")) is { } paint)
        {
            Print("largest paint on a slow phone, empty page = 1", 1.08, paint);
        }

        async Task CompareAsync(string what, double goal, string path, string? form, string? header, Served with, string constantPath, List<double> constants)
        {
            await Wrk.CpuOfARequestAsync(site, path, WarmUp, form, header);
            await Wrk.CpuOfARequestAsync(with, constantPath, Round);
            var ratios = new List<double>();
            for (var i = 0; i < Rounds; i++)
            {
                var constant = await Wrk.CpuOfARequestAsync(with, constantPath, Round);
                constants.Add(constant);
                ratios.Add(await Wrk.CpuOfARequestAsync(site, path, Round, form, header) / constant);
            }

            Print(what, goal, Median(ratios));
        }
    }

    // The same pages of a site that is new, and of one with years of work behind it.
    private static async Task CompareVersionsAsync(string program, string folder)
    {
        var (few, many) = (Path.Combine(folder, "few"), Path.Combine(folder, "many"));
        foreach (var (data, versions, days) in new[] { (few, 10, 10), (many, 100_000, 1_000) })
        {
            (await StartInDevelopmentAsync(program, data)).Dispose();
            await ManyVersions.AddAsync(data, versions, days);
        }

        using var small = await StartInDevelopmentAsync(program, few);
        using var large = await StartInDevelopmentAsync(program, many);
        using var inSmall = await Publisher.JoinAsync(small, program, ["--Data:Directory", few]);
        using var inLarge = await Publisher.JoinAsync(large, program, ["--Data:Directory", many]);
        foreach (var (what, goal, paths) in new (string, double, string[])[]
        {
            // Two servers that are the same differ by up to a tenth.
            ("100,000 versions, 1,000 days of log, against 10: visitors", 1.1, ["/", "/how-it-works"]),
            ("the same, editors", 1.3, ["/admin", $"/admin/edit/{TextKeys.None}", $"/admin/publish/{TextKeys.None}", $"/admin/history/{TextKeys.None}", $"/admin/compare/{TextKeys.None}", "/admin/log"]),
        })
        {
            var (dearest, most) = ("", 0d);
            foreach (var path in paths)
            {
                var ratios = new List<double>();
                for (var i = 0; i <= Rounds; i++)
                {
                    var usual = await Wrk.CpuOfARequestAsync(small, path, Round, header: inSmall.Cookie);
                    var ratio = await Wrk.CpuOfARequestAsync(large, path, Round, header: inLarge.Cookie) / usual;

                    // The first warms up.
                    if (i > 0)
                    {
                        ratios.Add(ratio);
                    }
                }

                if (Median(ratios) > most)
                {
                    (dearest, most) = (path, Median(ratios));
                }
            }

            Print($"{what}; dearest is {dearest}", goal, most);
        }
    }

    private static async Task CompareWhilePublishingAsync(string program, string folder)
    {
        var data = Path.Combine(folder, "published");
        using var site = await StartInDevelopmentAsync(program, data);
        using var publisher = await Publisher.JoinAsync(site, program, ["--Data:Directory", data]);
        await Wrk.ThroughputAsync(site.Address, WarmUp, Examples.Form);
        var most = await Wrk.ThroughputAsync(site.Address, Round, Examples.Form);
        List<double> ratios = [], medians = [];
        for (var i = 0; i < Rounds; i++)
        {
            var (median, without) = await Wrk.LatencyAsync(site, most, Round, Examples.Form);
            using var end = new CancellationTokenSource();
            var publishing = PublishEverySecondAsync(publisher, end.Token);
            var (_, with) = await Wrk.LatencyAsync(site, most, Round, Examples.Form);
            await end.CancelAsync();
            await publishing;
            ratios.Add(with / without);
            medians.Add(without / median);
        }

        Print("p99 at 80 % of the most forms while published every second, without = 1", 2, Median(ratios));
        Print("p99 without publishing, its median = 1", double.PositiveInfinity, Median(medians));
    }

    private static async Task PublishEverySecondAsync(Publisher publisher, CancellationToken end)
    {
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (!end.IsCancellationRequested)
        {
            await publisher.PublishAsync(TextKeys.None);
            await second.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    // Editors need no https in development, but a database that is open.
    private static async Task<Served> StartInDevelopmentAsync(string program, string data)
    {
        var site = await Served.StartAsync("Development", program, ["--Data:Directory", data]);
        await site.IsReadyAsync();
        return site;
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

        Print("start to the first answer, stock Razor and EF Core = 1", 0.45, Median(starts));
        Print("memory after 10,000 requests, stock = 1", 1.1, Median(memories));
        Print("memory after 10,000 requests, MiB", 150, most / 1024d / 1024);
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
        var name = Path.GetFileName(project);
        var output = Path.Combine(folder, name);
        using var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", Path.Combine(Root(), project), "--configuration", "Release", "--output", output]) { RedirectStandardOutput = true })!;
        publish.StandardOutput.ReadToEnd();
        publish.WaitForExit();
        return publish.ExitCode == 0 ? Path.Combine(output, name + ".dll") : throw new InvalidOperationException($"{project} could not be published.");
    }

    /// <summary>The folder of the solution.</summary>
    public static string Root()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "CrampCheck.sln")))
        {
            root = Path.GetDirectoryName(root)!;
        }

        return root;
    }

    public static double Median(List<double> figures) => figures.Order().ElementAt(figures.Count / 2);

    [GeneratedRegex("""<(?:link|script)[^>]+(?:href|src)="(/[^"]+)"[^>]*>""")]
    private static partial Regex Named();
}
