using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

// A test waits more than it works: the program is another process.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]

namespace CrampCheck.Trust.Tests;

/// <summary>The program in its own process, which can be killed.</summary>
internal sealed partial class RunningSite : IAsyncDisposable
{
    private const int SignalTerminate = 15;
    private readonly Process _process;
    private readonly string _began;
    private readonly bool _isInside;
    private readonly Task<string> _output, _errors;

    private RunningSite(Process process, Uri address, HttpClient client, string began, bool isInside)
    {
        (_process, Address, Client, _began, _isInside) = (process, address, client, began, isInside);

        // Unread, its pipes would fill and stop it.
        _output = process.StandardOutput.ReadToEndAsync();
        _errors = process.StandardError.ReadToEndAsync();
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public int ProcessId => _process.Id;

    /// <summary>The program as it is shipped, where PROGRAM names it; or as this build made it, which starts slower.</summary>
    public static string Program { get; } = Environment.GetEnvironmentVariable("PROGRAM") ?? Repository.PathOf(
        $"src/CrampCheck.Web/bin/{new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name}/net10.0/CrampCheck.Web.dll");

    /// <summary>The folder that it was published to; or that of its project, with the program in it.</summary>
    public static string Home { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Program)!, Environment.GetEnvironmentVariable("PROGRAM") is null ? "../../.." : "."));

    /// <summary>Starts it; it answers from now on, and may still be opening its database.</summary>
    public static Task<RunningSite> StartAsync(string data, params (string Name, string Value)[] environment) => StartInsideAsync([], data, environment);

    /// <summary>Starts it inside another program, such as a sandbox, that is given by its command line.</summary>
    public static async Task<RunningSite> StartInsideAsync(string[] sandbox, string data, params (string Name, string Value)[] environment)
    {
        var process = Run([.. sandbox, "dotnet", Program, "--urls", "http://127.0.0.1:0", "--Data:Directory", data], environment);
        var began = new StringBuilder();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            began.AppendLine(line);
            if (Url().Match(line) is { Success: true } url)
            {
                var address = new Uri(url.Value);
                var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = int.MaxValue };
                return new(process, address, new(handler) { BaseAddress = address }, began.ToString(), sandbox.Length > 0);
            }
        }

        throw new InvalidOperationException($"The site did not start: {began}{await process.StandardError.ReadToEndAsync()}");
    }

    /// <summary>Starts it and goes on at once; it may be killed at any moment.</summary>
    public static Process Begin(string data, params (string Name, string Value)[] environment) =>
        Run(["dotnet", Program, "--urls", "http://127.0.0.1:0", "--Data:Directory", data], environment);

    /// <summary>Runs one of its commands beside it.</summary>
    public static Task<(int ExitCode, string Said)> CommandAsync(string data, params string[] words) => CommandAsync(data, words, []);

    /// <summary>The same with settings of its own.</summary>
    public static async Task<(int ExitCode, string Said)> CommandAsync(string data, string[] words, (string Name, string Value)[] environment)
    {
        using var process = Run(["dotnet", Program, .. words, "--Data:Directory", data], environment);
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said);
    }

    /// <summary>Starts it with other settings than it takes, and waits for its end; what it said is its log and its errors.</summary>
    public static Task<(int ExitCode, string Said)> RefusedAsync((string Name, string Value)[] environment, params string[] arguments) => RefusedAsync(Program, environment, arguments);

    /// <summary>The same with another copy of the program.</summary>
    public static async Task<(int ExitCode, string Said)> RefusedAsync(string program, (string Name, string Value)[] environment, params string[] arguments)
    {
        using var process = Run(["dotnet", program, .. arguments], environment);
        var errors = process.StandardError.ReadToEndAsync();
        var said = new StringBuilder();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Append(line).Append('\n');
            if (Url().IsMatch(line) && line.Contains("CrampCheck is at", StringComparison.Ordinal))
            {
                // It was not refused, and would run for ever.
                process.Kill();
            }
        }

        said.Append(await errors);
        await process.WaitForExitAsync();
        return (process.ExitCode, said.ToString());
    }

    /// <summary>Waits until its database is open.</summary>
    /// <param name="limit">How long a start may take; three minutes if nothing is said, so that a test that hangs fails.</param>
    public async Task ReadyAsync(TimeSpan? limit = null)
    {
        using var time = new CancellationTokenSource(limit ?? TimeSpan.FromMinutes(3));
        while (await Client.GetStringAsync(new Uri("/health/ready", UriKind.Relative), time.Token) != "Healthy")
        {
            await Task.Delay(10, time.Token);
        }
    }

    /// <summary>Stops it as a crash does.</summary>
    public async Task KillAsync()
    {
        // What is in a sandbox does not die with it.
        _process.Kill(entireProcessTree: _isInside);
        await _process.WaitForExitAsync();
        await _output;
    }

    /// <summary>Asks it to stop, as a service manager does.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        _ = Kill(_process.Id, SignalTerminate);
        await _process.WaitForExitAsync();
        await _output;
        return _process.ExitCode;
    }

    /// <summary>All that it said, once it has stopped.</summary>
    public async Task<(string Output, string Errors)> SaidAsync() => (_began + await _output, await _errors);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        Client.Dispose();
        _process.Dispose();
    }

    private static Process Run(string[] command, (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Home,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";

        // What a program learns of itself to run faster is of no use to one that is killed within seconds.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);

    [GeneratedRegex(@"http://127\.0\.0\.1:[0-9]+")]
    private static partial Regex Url();
}
