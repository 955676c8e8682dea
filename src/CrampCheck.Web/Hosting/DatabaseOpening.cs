using CrampCheck.Web.Data;
using CrampCheck.Web.Texts;

namespace CrampCheck.Web.Hosting;

/// <summary>
/// Opens the database beside the running site: migrates, seeds, and shows its texts. While that fails, visitors keep the
/// texts they had, and it is tried again every few seconds.
/// </summary>
public sealed partial class DatabaseOpening(
    IServiceScopeFactory scopes, LiveTexts live, TimeProvider time, IHostApplicationLifetime life, ILogger<DatabaseOpening> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private readonly TaskCompletionSource _firstTry = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the database was tried once, with or without success.</summary>
    public Task FirstTry => _firstTry.Task;

    /// <summary>Ends when the database was opened.</summary>
    public Task Opened => _opened.Task;

    /// <summary>Keeps editors out until the database is known to be whole: what they build on damage is lost with it.</summary>
    public async Task RefuseEditorsUntilOpened(HttpContext context, RequestDelegate next)
    {
        if (ErrorPages.IsForAdministrators(context) && !context.IsErrorPage())
        {
            await FirstTry.WaitAsync(context.RequestAborted);
            if (!Opened.IsCompletedSuccessfully)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return;
            }
        }

        await next(context);
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
                await OpenAsync(stoppingToken);
                _opened.SetResult();
                return;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Whatever is wrong in there, a background service that fails would take the whole site down.
                LogNotOpened(log, e);
            }
            finally
            {
                _firstTry.TrySetResult();
            }

            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseMigration>().RunAsync(cancellationToken);
        var store = scope.ServiceProvider.GetRequiredService<TextStore>();
        await store.SeedAsync([.. live.Now.Sources], cancellationToken);
        var (texts, history) = await store.ReadAsync(cancellationToken);
        live.Replace(texts, history);
    }

    [LoggerMessage(LogLevel.Error, "The database could not be opened; visitors see the last published texts; trying again")]
    private static partial void LogNotOpened(ILogger logger, Exception exception);
}
