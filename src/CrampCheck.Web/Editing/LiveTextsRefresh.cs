using CrampCheck.Web.Data;
using CrampCheck.Web.Hosting;
using CrampCheck.Web.Texts;
using Microsoft.EntityFrameworkCore;

namespace CrampCheck.Web.Editing;

/// <summary>
/// Shows visitors what is published, also by another instance, by the schedule or by a restored backup: looks every
/// second whether the newest publication is still the one it knows.
/// </summary>
public sealed partial class LiveTextsRefresh(
    IServiceScopeFactory scopes, DatabaseOpening opening, LiveTexts live, TimeProvider time, ILogger<LiveTextsRefresh> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim _one = new(1);
    private (int Id, DateTime At) _known;
    private bool _failed;

    /// <summary>Shows the live texts, if others are live than before.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var database = scope.ServiceProvider.GetRequiredService<CrampCheckDatabase>();
            var newest = await database.Publications.OrderByDescending(publication => publication.Id).FirstAsync(cancellationToken);
            var lastEntry = await database.LastEntryAsync(cancellationToken);
            if (_known == (newest.Id, newest.PublishedAt))
            {
                live.KeepCopy(lastEntry);
                return;
            }

            var (texts, history) = await scope.ServiceProvider.GetRequiredService<TextStore>().ReadAsync(cancellationToken);
            live.Replace(texts, history, lastEntry);
            _known = (newest.Id, newest.PublishedAt);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>The same for what is published already: a failure is left to the next look.</summary>
    public async Task TryAsync()
    {
        try
        {
            await RunAsync(CancellationToken.None);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogFailed(log, e);
        }
    }

    public override void Dispose()
    {
        _one.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await opening.Opened.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                try
                {
                    await scope.ServiceProvider.GetRequiredService<Publishing>().PublishDueAsync(stoppingToken);
                }
                finally
                {
                    await RunAsync(stoppingToken);
                }

                _failed = false;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Said once, not every second.
                if (!_failed)
                {
                    LogFailed(log, e);
                }

                _failed = true;
            }

            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    [LoggerMessage(LogLevel.Error, "The database cannot be read, or what is due cannot be published; visitors see the last published texts; trying again")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
