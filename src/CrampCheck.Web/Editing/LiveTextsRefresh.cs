using CrampCheck.Web.Data;
using CrampCheck.Web.Texts;
using Microsoft.EntityFrameworkCore;

namespace CrampCheck.Web.Editing;

/// <summary>Shows visitors what is published, whenever the newest publication has changed.</summary>
public sealed partial class LiveTextsRefresh(IServiceScopeFactory scopes, LiveTexts live, ILogger<LiveTextsRefresh> log) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private (int Id, DateTime At) _known;

    /// <summary>Shows the live texts, if they have changed.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
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
            _gate.Release();
        }
    }

    /// <summary>The same after a publication: a failure is left to the next run.</summary>
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

    public void Dispose() => _gate.Dispose();

    [LoggerMessage(LogLevel.Error, "The database cannot be read; visitors see the last published texts; trying again")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
