using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CrampCheck.Benchmarks;

/// <summary>A published program that serves pages, in a process of its own.</summary>
internal sealed class Served : IDisposable
{
    private readonly Process _process;

    private Served(Process process, Uri address, TimeSpan firstAnswer) => (_process, Address, FirstAnswer) = (process, address, firstAnswer);

    public Uri Address { get; }

    /// <summary>From its start to its first 200.</summary>
    public TimeSpan FirstAnswer { get; }

    /// <summary>Processor time so far, user and system.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Memory in use, bytes.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public static Task<Served> StartAsync(string program, params string[] arguments) => StartAsync("Production", program, arguments);

    public static async Task<Served> StartAsync(string environment, string program, string[] arguments, int? port = null)
    {
        var address = new Uri($"http://127.0.0.1:{port ?? FreePort()}/");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments, "--urls", address.ToString()])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetDirectoryName(program),
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        start.Environment["RateLimits__FormsPerMinute"] = "1000000";
        var clock = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        using var client = new HttpClient { BaseAddress = address };
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("/", UriKind.Relative));
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    return new(process, address, clock.Elapsed);
                }
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                await Task.Delay(2);
            }
        }
    }

    /// <summary>Waits until the site's database is open: it answers visitors before.</summary>
    public async Task IsReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        while (await client.GetStringAsync(new Uri("/health/ready", UriKind.Relative)) != "Healthy")
        {
            await Task.Delay(20);
        }
    }

    /// <summary>Stops it as a service manager does: what has begun is answered.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", [_process.Id.ToString(CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
