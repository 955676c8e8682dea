using System.Collections.Concurrent;
using CrampCheck.Rules;
using CrampCheck.Web.Editing;
using CrampCheck.Web.Texts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace CrampCheck.Web.Tests.Data;

/// <summary>Two editors who keep saving until they are stopped.</summary>
internal sealed class Writers : IAsyncDisposable
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Site _site;
    private readonly Task _work;
    private volatile bool _isStopped;

    public Writers(Site site)
    {
        _site = site;
        _work = Task.WhenAll(Enumerable.Range(0, 2).Select(writer => Task.Run(() => WriteAsync(writer))));
    }

    /// <summary>Ends once a draft is saved.</summary>
    public Task Begun => Task.WhenAny(_begun.Task, _work).Unwrap();

    public ConcurrentQueue<string> Saved { get; } = new();

    public Task StopAsync()
    {
        _isStopped = true;
        return _work;
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    private async Task WriteAsync(int writer)
    {
        for (var i = 0; !_isStopped; i++)
        {
            try
            {
                await _site.SaveDraftAsync(TextKeys.All[writer], $"Writer {writer} wrote {i}.", basedOn: 1);
                Saved.Enqueue($"Writer {writer} wrote {i}.");
                _begun.TrySetResult();
            }
            catch (SqliteException e) when (e.SqliteErrorCode == raw.SQLITE_BUSY)
            {
                // The others were always quicker; nothing was saved.
            }
        }
    }
}
