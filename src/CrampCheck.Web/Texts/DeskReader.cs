using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace CrampCheck.Web.Texts;

/// <summary>
/// Keeps <see cref="LiveTexts"/> of a reader up to date: asks the desk for changed texts every two seconds. While the desk
/// gives no answer or a faulty one, visitors keep what they have.
/// </summary>
public sealed partial class DeskReader(LiveTexts live, IOptions<TextsOptions> texts, TimeProvider time, ILogger<DeskReader> log) : BackgroundService, IHealthCheck
{
    /// <summary>The name of the health check.</summary>
    public const string Name = "texts";

    /// <summary>The maximum size of all texts, in bytes: several times what they and their history can take.</summary>
    private const int MaxBytes = 5 * 1024 * 1024;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2), Late = TimeSpan.FromSeconds(15);

    private readonly HttpClient _desk = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
    })
    {
        BaseAddress = new(texts.Value.From),
        Timeout = TimeSpan.FromSeconds(5),
        MaxResponseContentBufferSize = MaxBytes,
    };

    /// <summary>The readiness endpoint of a reader.</summary>
    public static HealthCheckOptions Ready { get; } = new()
    {
        Predicate = check => check.Name == Name,
        ResponseWriter = (context, report) => Results.Text($"{report.Status}. {report.Entries[Name].Description}").ExecuteAsync(context),
    };

    private readonly TaskCompletionSource _firstAttempt = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private EntityTagHeaderValue? _tag;
    private DateTimeOffset? _answeredAt;
    private bool _failed;

    /// <summary>Asks once, and shows what is new.</summary>
    /// <exception cref="HttpRequestException">The desk does not answer, or refuses.</exception>
    /// <exception cref="InvalidDataException">The answer cannot be shown.</exception>
    public async Task AskAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/texts");
        if (_tag is not null)
        {
            request.Headers.IfNoneMatch.Add(_tag);
        }

        using var answer = await _desk.SendAsync(request, cancellationToken);
        if (answer.StatusCode != HttpStatusCode.NotModified)
        {
            answer.EnsureSuccessStatusCode();
            live.Replace(PublishedTexts.Read(await answer.Content.ReadAsByteArrayAsync(cancellationToken)));
            _tag = answer.Headers.ETag;
        }

        _answeredAt = time.GetUtcNow();
    }

    /// <summary>Degraded while the desk does not answer, unhealthy if it never has; reports how old the texts may be.</summary>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await _firstAttempt.Task.WaitAsync(cancellationToken);
        if (_answeredAt is null && live.Now.Since == default)
        {
            return HealthCheckResult.Unhealthy("No texts from the desk yet.");
        }

        var age = time.GetUtcNow() - _answeredAt;
        var says = string.Create(CultureInfo.InvariantCulture, $"Texts live since {live.Now.Since:u}. {(age is { } since ? $"The desk answered {since.TotalSeconds:0} s ago." : "The desk has not answered since the start.")}");
        return age < Late ? HealthCheckResult.Healthy(says) : HealthCheckResult.Degraded(says);
    }

    public override void Dispose()
    {
        _desk.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await AskAsync(stoppingToken);
                _failed = false;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // Logged once, not every time.
                if (!_failed)
                {
                    LogFailed(log, texts.Value.From, e);
                }

                _failed = true;
            }
            finally
            {
                _firstAttempt.TrySetResult();
            }

            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    [LoggerMessage(LogLevel.Error, "No texts from {Desk}; visitors see the previous ones; trying again")]
    private static partial void LogFailed(ILogger logger, string desk, Exception exception);
}
