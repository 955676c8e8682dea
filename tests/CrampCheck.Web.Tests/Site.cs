using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;
using Serilog.Events;

namespace CrampCheck.Web.Tests;

/// <summary>The site in memory, with a data folder of its own. Ready once the database was tried.</summary>
public class Site : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly Action<IWebHostBuilder>? _change;
    private readonly Folder? _own;

    public Site()
        : this(_ => { })
    {
    }

    /// <summary>A site with other settings or services.</summary>
    internal Site(Action<IWebHostBuilder> change)
        : this(PreparedData.Copy(), change)
    {
    }

    /// <summary>A site with a clock of its own, and so with a first start of its own.</summary>
    internal Site(TimeProvider time)
        : this(new Folder(), At(time))
    {
    }

    /// <summary>A site with a clock of its own, after a first start that others share.</summary>
    internal Site(DateTimeOffset firstStart, TimeProvider time)
        : this(PreparedData.Copy(firstStart), At(time))
    {
    }

    /// <summary>A site on a data folder that stays.</summary>
    internal Site(string data, Action<IWebHostBuilder>? change = null) => (Data, _change) = (data, change);

    internal Site(string data, TimeProvider time)
        : this(data, At(time))
    {
    }

    private Site(Folder own, Action<IWebHostBuilder> change)
        : this(own.Path, change) => _own = own;

    public string Data { get; }

    public ConcurrentQueue<LogEvent> Log { get; } = new();

    public async Task InitializeAsync() => await Client().GetAsync(new Uri("/health/ready", UriKind.Relative));

    /// <summary>A client that follows no redirect and keeps no cookie.</summary>
    public HttpClient Client() => CreateClient(new() { BaseAddress = ClientOptions.BaseAddress, AllowAutoRedirect = false, HandleCookies = false });

    /// <summary>A client at another address of this machine, for a site that listens.</summary>
    internal HttpClient ClientFrom(string address) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectCallback = async (context, cancellationToken) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    {
        BaseAddress = ClientOptions.BaseAddress,
    };

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _own?.Dispose();
        GC.SuppressFinalize(this);
    }

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Data:Directory", Data);
        builder.ConfigureTestServices(services => services
            .AddSingleton<ILogEventSink>(new Sink(Log))

            // A slow hash is right for a site, and would be most of the time of these tests.
            .PostConfigure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1000));
        _change?.Invoke(builder);
    }

    private static Action<IWebHostBuilder> At(TimeProvider time) => host => host.ConfigureTestServices(services => services.AddSingleton(time));

    private sealed class Sink(ConcurrentQueue<LogEvent> log) : ILogEventSink
    {
        public void Emit(LogEvent logEvent) => log.Enqueue(logEvent);
    }
}
