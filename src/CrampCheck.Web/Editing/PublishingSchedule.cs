using CrampCheck.Web.Data;

namespace CrampCheck.Web.Editing;

/// <summary>
/// Once a second publishes what is due, and shows visitors what is published, even by another instance or a restored backup.
/// </summary>
public sealed partial class PublishingSchedule(
    IServiceScopeFactory scopes, DatabaseOpening opening, LiveTextsRefresh refresh, TimeProvider time, ILogger<PublishingSchedule> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await opening.Opened.WaitAsync(stoppingToken);
        for (var hasFailed = false; !stoppingToken.IsCancellationRequested; await Task.Delay(Pause, time, stoppingToken))
        {
            try
            {
                await RunAsync(stoppingToken);
                hasFailed = false;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Logged once, not every second.
                if (!hasFailed)
                {
                    LogFailed(log, e);
                }

                hasFailed = true;
            }
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await scope.ServiceProvider.GetRequiredService<Publishing>().PublishDueAsync(cancellationToken);
        }
        finally
        {
            await refresh.RunAsync(cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Error, "The database cannot be read, or what is due cannot be published; visitors see the last published texts; trying again")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
