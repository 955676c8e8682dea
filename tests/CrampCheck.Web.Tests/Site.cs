using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CrampCheck.Rules;
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
    private readonly bool _ownsData;

    public Site()
        : this(_ => { })
    {
    }

    /// <summary>A site that is set up in another way.</summary>
    internal Site(Action<IWebHostBuilder> change)
        : this(PreparedData.Copy(), change) => _ownsData = true;

    /// <summary>A site with a clock of its own, and so with a first start of its own.</summary>
    internal Site(TimeProvider time)
        : this(Directory.CreateTempSubdirectory("crampcheck-").FullName, time) => _ownsData = true;

    /// <summary>A site with a clock of its own, after a first start that others share.</summary>
    internal Site(DateTimeOffset firstStart, TimeProvider time)
        : this(PreparedData.Copy(firstStart), time) => _ownsData = true;

    /// <summary>A site whose data folder was there before, and stays.</summary>
    internal Site(string data, Action<IWebHostBuilder>? change = null) => (Data, _change) = (data, change);

    internal Site(string data, TimeProvider time)
        : this(data, At(time))
    {
    }

    /// <summary>Its data folder.</summary>
    public string Data { get; }

    /// <summary>Everything it logged.</summary>
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
        if (_ownsData && Directory.Exists(Data))
        {
            Directory.Delete(Data, recursive: true);
        }

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

/// <summary>The site on a port of its own, for what a server in memory leaves out.</summary>
public sealed class ListeningSite : Site
{
    public ListeningSite()
    {
        UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        StartServer();
    }
}

/// <summary>The site as it runs for visitors.</summary>
public sealed class ProductionSite() : Site(host => host.UseEnvironment("Production"));

internal static class Html
{
    public static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    public static async Task<IHtmlDocument> GetPageAsync(this HttpClient client, string path) =>
        Parse(await client.GetStringAsync(new Uri(path, UriKind.Relative)));

    public static async Task<IHtmlDocument> PageAsync(this HttpResponseMessage answer) => Parse(await answer.Content.ReadAsStringAsync());

    /// <summary>What stands inside an element, as a content security policy names it.</summary>
    public static string Hash(IElement element) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(element.TextContent)));

    /// <summary>Scripts inside a page that its policy does not name.</summary>
    public static IEnumerable<string> ScriptsNotOurs(this IHtmlDocument page, HttpResponseMessage answer)
    {
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        return page.QuerySelectorAll("script:not([src])").Where(script => !policy.Contains($"'{Hash(script)}'", StringComparison.Ordinal)).Select(script => script.TextContent);
    }

    public static Task<HttpResponseMessage> SendFormAsync(this HttpClient client, IEnumerable<(string Field, string Value)> fields, string path = "/") =>
        client.PostAsync(new Uri(path, UriKind.RelativeOrAbsolute), new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Field, field.Value))));
}

/// <summary>Forms as visitors send them.</summary>
internal static class Forms
{
    public static IReadOnlyList<(string Field, string Value)> Whole { get; } =
    [
        ("Frequency", "rarely"), ("ExerciseIntensity", "none"), ("Room", "warm"), ("NightCooling", "no"), ("Calcium", "unknown"),
    ];

    /// <summary>The whole form with some fields put in or replaced.</summary>
    public static IReadOnlyList<(string Field, string Value)> With(params (string Field, string Value)[] fields) =>
        [.. Whole.Where(field => !fields.Any(other => other.Field == field.Field)), .. fields];

    /// <summary>A form in which every field there is counts, but the one for a known amount of calcium.</summary>
    public static IReadOnlyList<(string Field, string Value)> Full { get; } =
    [
        ("Frequency", "weekly"), ("ExerciseIntensity", "moderate"), ("ExerciseMinutes", "30"), ("Room", "measured"), ("RoomTemperature", "18.5"),
        ("RoomUnit", "c"), ("NightCooling", "no"), ("Calcium", "estimate"),
        .. CalciumEstimate.Foods.Select((food, i) => ($"Servings[{food.Code}]", $"{i % 3}.5")),
        ("ServingsPer", "week"), ("TabletMilligrams", "100"), ("TabletsPerDay", "2"), ("AgeGroup", "71-plus"),
    ];

    public static IReadOnlyList<(string Field, string Value)> Without(string name) => [.. Whole.Where(field => field.Field != name)];
}
