using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using CrampCheck.Web.Pages;
using CrampCheck.Web.Texts;

namespace CrampCheck.Benchmarks;

/// <summary>A desk and two readers behind nginx (Debian: apt-get install nginx-light), as docs/compose.yaml puts them.</summary>
internal static partial class Readers
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10), Round = TimeSpan.FromSeconds(5), Trouble = TimeSpan.FromSeconds(40);

    public static async Task CompareAsync(string program, string folder)
    {
        string[] data = ["--Data:Directory", Path.Combine(folder, "desk")];
        using var desk = await Served.StartAsync("Development", program, data);
        await desk.IsReadyAsync();
        using var publisher = await Publisher.JoinAsync(desk, program, data);
        int[] ports = [Served.FreePort(), Served.FreePort()];
        Served[] readers = [await StartAsync(0), await StartAsync(1)];
        var address = new Uri($"http://127.0.0.1:{Served.FreePort()}/");
        using var proxy = StartProxy(address, ports, folder);
        try
        {
            using (var another = await Served.StartAsync("Production", program, data))
            {
                await Wrk.ThroughputAsync(another.Address, WarmUp, Examples.Form);
                await Wrk.ThroughputAsync(readers[1].Address, WarmUp, Examples.Form);
                SiteTable.Print("start of a reader to its first answer, desk = 1", 1, readers[1].FirstAnswer / another.FirstAnswer);
                SiteTable.Print("memory of a reader after ten seconds of results, desk = 1", 1, (double)readers[1].Memory / another.Memory);
            }

            await Wrk.ThroughputAsync(address, WarmUp, Examples.Form);
            var two = await Wrk.ThroughputAsync(address, Round, Examples.Form);
            readers[1].Dispose();
            var one = await Wrk.ThroughputAsync(address, Round, Examples.Form);
            readers[1] = await StartAsync(1);
            SiteTable.Print("results a second at the proxy: two readers, one = 1", double.PositiveInfinity, two / one);

            using var end = new CancellationTokenSource(Trouble);
            var load = Wrk.FailuresAsync(address, Trouble, Examples.Form);
            var seen = Task.WhenAll(ports.Select(port => WatchAsync(port, end.Token)));
            var lag = PublishAsync(publisher, end.Token);
            for (var i = 0; !end.IsCancellationRequested; i = 1 - i)
            {
                await readers[i].StopAsync();
                readers[i].Dispose();
                readers[i] = await StartAsync(i);
                await Task.Delay(TimeSpan.FromSeconds(3));
            }

            var (answered, failed) = await load;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{answered:#,0} results at the proxy while an editor published every second and readers were stopped and started in turn"));
            SiteTable.Print("of those, failed", 0, failed);
            SiteTable.Print("pages of a reader with older words after newer ones", 0, (await seen).Sum());
            SiteTable.Print("from a publication to both readers at most, s", 5, await lag);
        }
        finally
        {
            proxy.Kill();
            Array.ForEach(readers, reader => reader.Dispose());
        }

        Task<Served> StartAsync(int i) => Served.StartAsync("Production", program, ["--Data:Directory", Path.Combine(folder, $"reader-{i}"), "--Texts:From", desk.Address.GetLeftPart(UriPartial.Authority)], ports[i]);

        // The time from each publication until the desk's words are at both readers, where both run.
        async Task<double> PublishAsync(Publisher publisher, CancellationToken end)
        {
            var longest = 0d;
            using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(1) };
            for (var clock = new Stopwatch(); !end.IsCancellationRequested; await Task.Delay(1000, CancellationToken.None))
            {
                await publisher.PublishAsync(TextKeys.CrampNow);
                clock.Restart();
                var words = await WordsAsync(client, desk.Address.Port);
                while (!end.IsCancellationRequested && (await Task.WhenAll(ports.Select(port => WordsAsync(client, port)))).Any(shown => string.CompareOrdinal(shown ?? words, words) < 0))
                {
                    await Task.Delay(20, CancellationToken.None);
                }

                longest = Math.Max(longest, clock.Elapsed.TotalSeconds);
            }

            return longest;
        }
    }

    private static async Task<int> WatchAsync(int port, CancellationToken end)
    {
        var (newest, older) = ("", 0);
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(1) };
        for (; !end.IsCancellationRequested; await Task.Delay(20, CancellationToken.None))
        {
            if (await WordsAsync(client, port) is { } words)
            {
                older += string.CompareOrdinal(words, newest) < 0 ? 1 : 0;
                newest = words;
            }
        }

        return older;
    }

    // What was published last, by the time in its words; null while nobody answers.
    private static async Task<string?> WordsAsync(HttpClient client, int port)
    {
        try
        {
            return Published().Match(await client.GetStringAsync(new Uri($"http://127.0.0.1:{port}/cramp-now"))).Value;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    private static Process StartProxy(Uri address, int[] readers, string folder)
    {
        var settings = Path.Combine(folder, "nginx.conf");
        File.WriteAllText(settings, $$"""
            worker_processes 1;
            pid {{folder}}/nginx.pid;
            events { worker_connections 1024; }
            http {
                access_log off;
                client_body_temp_path {{folder}}/body; proxy_temp_path {{folder}}/proxy; fastcgi_temp_path {{folder}}/f; scgi_temp_path {{folder}}/s; uwsgi_temp_path {{folder}}/u;
                upstream readers { {{string.Concat(readers.Select(port => $"server 127.0.0.1:{port} max_fails=0; "))}} keepalive 32; }
                server {
                    listen {{address.Authority}};
                    location / {
                        proxy_pass http://readers;
                        proxy_http_version 1.1;
                        proxy_set_header Connection "";
                        proxy_set_header Host $host;
                        proxy_connect_timeout 1s;
                        proxy_next_upstream error timeout non_idempotent;
                    }
                }
            }
            """);
        return Process.Start("nginx", ["-e", "/dev/null", "-c", settings, "-g", "daemon off;"]);
    }

    [GeneratedRegex("Words of [^<]+")]
    private static partial Regex Published();
}
