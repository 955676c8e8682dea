using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit.Abstractions;

namespace CrampCheck.Trust.Tests;

/// <summary>Slow clients and floods starve nobody else.</summary>
[Collection(Alone.Name)]
public sealed class CrowdTests(CrowdTests.BusySite busy, ITestOutputHelper output) : IClassFixture<CrowdTests.BusySite>
{
    private const int Connections = 1500;
    private const int SlowReaders = 500;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(Rounds.Of(3, 60));

    public static TheoryData<string, string, string> Crowds
    {
        get
        {
            var crowds = new TheoryData<string, string, string>
            {
                { "slow forms", "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 60000\r\n\r\n", "a" },
            };
            if (Rounds.AreForRelease)
            {
                // The server's own part, and what slow readers of the largest answer show below.
                crowds.Add("slow headers", "GET / HTTP/1.1\r\nHost: localhost\r\n", "X: y\r\n");
                crowds.Add("slow readers", "GET /how-it-works HTTP/1.1\r\nHost: localhost\r\n\r\n", "");
            }

            return crowds;
        }
    }

    [Theory]
    [MemberData(nameof(Crowds))]
    public async Task Hold_ManyConnections_ServesEverybodyElse(string name, string beginning, string more)
    {
        var site = busy.Site;
        using var time = new CancellationTokenSource(Duration);
        var crowd = Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => HoldAsync(site, beginning, more, time.Token)));

        var times = await VisitAsync(site, time.Token);

        await crowd;
        Assert.NotEmpty(times);
        output.Report($"{Connections} {name}", $"{times.Count} visits in {Duration.TotalSeconds} s, all 200, median {At(times, 0.5):0.0} ms, p99 {At(times, 0.99):0.0} ms, {MemoryOf(site)} MiB");
    }

    [Fact]
    public async Task Hold_SlowReadersOfTheLargestAnswer_TakesLittleMemory()
    {
        const string Ask = "GET /how-it-works.csv HTTP/1.1\r\nHost: localhost\r\n\r\n";
        var site = busy.Site;
        await site.Client.GetByteArrayAsync(new Uri("/how-it-works.csv", UriKind.Relative));
        var idle = MemoryOf(site);
        using var time = new CancellationTokenSource(Duration);
        var crowd = Task.WhenAll(Enumerable.Range(0, SlowReaders).Select(_ => HoldAsync(site, Ask, "", time.Token)));

        var times = await VisitAsync(site, time.Token);

        var during = MemoryOf(site);
        await crowd;
        output.Report($"{SlowReaders} slow readers of the largest answer", $"{idle} to {during} MiB; {times.Count} visits meanwhile, all 200, p99 {At(times, 0.99):0.0} ms");
        Assert.InRange(during - idle, int.MinValue, 100);
    }

    [Fact]
    public async Task Flood_WithForms_IsRefusedPolitelyAndReadingGoesOn()
    {
        var site = busy.Site;
        using var time = new CancellationTokenSource(Duration);
        var counts = new Dictionary<HttpStatusCode, int>();
        var flood = Task.WhenAll(Enumerable.Range(0, 200).Select(async _ =>
        {
            while (!time.IsCancellationRequested)
            {
                using var answer = await site.Client.SendFormAsync(Forms.Complete);
                lock (counts)
                {
                    counts[answer.StatusCode] = counts.GetValueOrDefault(answer.StatusCode) + 1;
                }

                if (answer.StatusCode == HttpStatusCode.TooManyRequests)
                {
                    Assert.NotNull(answer.Headers.RetryAfter);
                    Assert.Contains("<h1", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
                }
            }
        }));
        var before = MemoryOf(site);

        var times = await VisitAsync(site, time.Token);

        await flood;
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.TooManyRequests], counts.Keys.Order());
        output.Report("Flood over 200 connections", $"{string.Join(", ", counts.OrderBy(count => count.Key).Select(count => $"{count.Value} x {(int)count.Key}"))}; {times.Count} visits meanwhile, all 200, p99 {At(times, 0.99):0.0} ms; memory {before} to {MemoryOf(site)} MiB");
    }

    private static async Task HoldAsync(RunningSite site, string beginning, string more, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 1024 };
                await socket.ConnectAsync(site.Address.Host, site.Address.Port, cancellationToken);
                await socket.SendAsync(Encoding.ASCII.GetBytes(beginning), cancellationToken);
                while (true)
                {
                    await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
                    _ = more == ""
                        ? await socket.ReceiveAsync(new byte[1], cancellationToken)
                        : await socket.SendAsync(Encoding.ASCII.GetBytes(more), cancellationToken);
                }
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException)
            {
                // Hung up by the site, or the end.
            }
        }
    }

    private static async Task<List<double>> VisitAsync(RunningSite site, CancellationToken cancellationToken)
    {
        var times = new List<double>();
        while (!cancellationToken.IsCancellationRequested)
        {
            var clock = Stopwatch.StartNew();
            using var answer = await site.Client.GetAsync(new Uri("/", UriKind.Relative), CancellationToken.None);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            times.Add(clock.Elapsed.TotalMilliseconds);
            await Task.Delay(20, CancellationToken.None);
        }

        times.Sort();
        return times;
    }

    private static double At(List<double> times, double part) => times[(int)((times.Count - 1) * part)];

    private static long MemoryOf(RunningSite site)
    {
        using var process = Process.GetProcessById(site.ProcessId);
        return process.WorkingSet64 / 1024 / 1024;
    }

    /// <summary>A site that takes few forms a minute.</summary>
    public sealed class BusySite : IAsyncLifetime, IDisposable
    {
        private readonly Folder _folder = new();

        internal RunningSite Site { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Site = await RunningSite.StartAsync(_folder.Path, ("RateLimits__FormsPerMinute", Rounds.Of(40, 600).ToString(CultureInfo.InvariantCulture)));
            await Site.ReadyAsync();
        }

        public async Task DisposeAsync() => await Site.DisposeAsync();

        public void Dispose() => _folder.Dispose();
    }
}
