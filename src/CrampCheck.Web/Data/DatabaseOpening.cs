using CrampCheck.Web.Texts;

namespace CrampCheck.Web.Data;

/// <summary>
/// Opens the database while the site runs: migrates, seeds, and shows its texts. While that fails, visitors keep the
/// texts they had, and it is retried every few seconds.
/// </summary>
public sealed partial class DatabaseOpening(
    IServiceScopeFactory scopes, LiveTexts live, TimeProvider time, IHostApplicationLifetime life, ILogger<DatabaseOpening> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private readonly TaskCompletionSource _firstAttempt = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _checked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes after the first attempt, successful or not.</summary>
    public Task FirstAttempt => _firstAttempt.Task;

    /// <summary>Completes when the database is open.</summary>
    public Task Opened => _opened.Task;

    /// <summary>Completes after the check of the whole file, whether or not it finds damage.</summary>
    public Task Checked => _checked.Task;

    /// <summary>What is known to be missing or damaged; null if nothing is.</summary>
    public string? Loss { get; private set; }

    /// <summary>Whether it is open, and nothing is known to be wrong with it.</summary>
    public bool IsOpen => Opened.IsCompletedSuccessfully && Loss is null;

    /// <summary>Opens it: migrates, seeds, and shows its texts.</summary>
    /// <exception cref="DatabaseLossException">It lacks what it held before, and that is not accepted.</exception>
    public async Task OpenAsync(bool acceptsLoss, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseMigration>().RunAsync(acceptsLoss, cancellationToken);
        var store = scope.ServiceProvider.GetRequiredService<TextStore>();
        await store.SeedAsync([.. live.Now.Sources], cancellationToken);
        if (acceptsLoss)
        {
            await scope.ServiceProvider.GetRequiredService<AuditLog>().WriteAsync(AuditLog.CommandLine, "accepted loss");
        }

        var (texts, history) = await store.ReadAsync(cancellationToken);
        live.Replace(texts, history, await scope.ServiceProvider.GetRequiredService<CrampCheckDatabase>().LastEntryAsync(cancellationToken));
        Loss = null;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Visitors first: they need no database.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await OpenAsync(acceptsLoss: false, stoppingToken);
                _opened.SetResult();
                break;
            }
            catch (DatabaseLossException e)
            {
                ReportLoss(e.Message);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Whatever went wrong: an exception in a background service stops the whole site.
                LogNotOpened(log, e);
            }
            finally
            {
                _firstAttempt.TrySetResult();
            }

            await Task.Delay(Pause, time, stoppingToken);
        }

        while (!await IsIntactAsync(stoppingToken))
        {
            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    // In the background: reading the whole file takes longer every year.
    private async Task<bool> IsIntactAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await scope.ServiceProvider.GetRequiredService<DatabaseMigration>().CheckAsync(cancellationToken);
            Loss = null;
            return true;
        }
        catch (Exception e) when (DatabaseFailure.Is(e))
        {
            ReportLoss($"The database is damaged ({DatabaseFile.Reason(e)}). Whoever runs this site must restore a backup (restore FILE).");
            return false;
        }
        finally
        {
            _checked.TrySetResult();
        }
    }

    // Logged once, not at every attempt.
    private void ReportLoss(string loss)
    {
        if (Loss != loss)
        {
            LogLoss(log, loss);
        }

        Loss = loss;
    }

    [LoggerMessage(LogLevel.Error, "{Loss} Until then visitors see the last published texts, and nobody can edit")]
    private static partial void LogLoss(ILogger logger, string loss);

    [LoggerMessage(LogLevel.Error, "The database could not be opened; visitors see the last published texts; trying again")]
    private static partial void LogNotOpened(ILogger logger, Exception exception);
}
