using System.Collections.Immutable;
using System.Text.Json;

namespace CrampCheck.Web.Texts;

/// <summary>
/// The texts that visitors see now, in memory. They start from the copy on disk that the last publication left, or from
/// content/ if there is none, so that no result is ever without its advice, even without a database.
/// </summary>
public sealed partial class LiveTexts
{
    private readonly string _copy;
    private readonly TimeProvider _time;
    private readonly ILogger<LiveTexts> _log;
    private volatile SiteTexts _now;
    private bool _isCopied = true;
    private int _lastEntry;

    /// <param name="content">The texts of a first start.</param>
    /// <param name="copy">The path of the copy.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">The log.</param>
    public LiveTexts(ContentFolder content, string copy, TimeProvider time, ILogger<LiveTexts> log)
    {
        (_copy, _time, _log) = (copy, time, log);
        _now = new(content.Article, content.Texts);
        if (ReadCopy() is { } kept)
        {
            _now = _now.With(kept.Texts, [.. kept.History ?? []], kept.Since);
        }
    }

    /// <summary>The texts now.</summary>
    public SiteTexts Now => _now;

    /// <summary>Replaces the texts, and keeps a copy on disk. Where a new text cannot be shown, the previous one stays.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="history">The newest lines of the public history.</param>
    /// <param name="lastEntry">The number of the last line in the editors' log.</param>
    public void Replace(IReadOnlyCollection<SourceText> texts, ImmutableArray<Change> history, int lastEntry)
    {
        var next = _now.With(texts, history, _time.GetUtcNow().UtcDateTime);
        foreach (var hidden in texts.Where(text => TextKeys.All.Contains(text.Key)).Except(next.Sources))
        {
            LogNotShown(_log, hidden.Key);
        }

        Show(next, lastEntry);
    }

    /// <summary>Replaces the texts by those of a desk: all of them, or none.</summary>
    /// <exception cref="InvalidDataException">They are older than those shown, or one cannot be shown.</exception>
    public void Replace(PublishedTexts published)
    {
        var next = published.Since < _now.Since
            ? throw new InvalidDataException($"The texts date from {published.Since:u}, and newer ones from {_now.Since:u} are already shown.")
            : _now.With(published.Texts, [.. published.History], published.Since);
        Show(next.Sources.SequenceEqual(published.Texts) ? next : throw new InvalidDataException("A text is too long or too deeply nested to be shown."), 0);
    }

    /// <summary>Records in the copy on disk what editors have done since, and tries again if the last time failed.</summary>
    public void KeepCopy(int lastEntry)
    {
        if (!_isCopied || lastEntry != _lastEntry)
        {
            WriteCopy(_now, lastEntry);
        }
    }

    /// <summary>The number of the last line in the editors' log according to the copy on disk; null if there is no copy.</summary>
    public int? LastEntryOfCopy() => File.Exists(_copy) ? ReadCopy()?.LastEntry ?? 0 : null;

    private void Show(SiteTexts next, int lastEntry)
    {
        // On disk first: if the process is killed in between, no visitor sees older words after newer ones.
        next = next.Fingerprint == _now.Fingerprint ? _now : next;
        WriteCopy(next, lastEntry);
        _now = next;
    }

    private void WriteCopy(SiteTexts texts, int lastEntry)
    {
        try
        {
            var draft = _copy + ".new";
            File.WriteAllBytes(draft, TextsCopy.Write(texts, lastEntry));
            File.Move(draft, _copy, overwrite: true);
            (_isCopied, _lastEntry) = (true, lastEntry);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Logged once, not every second.
            if (_isCopied)
            {
                LogCopyNotWritten(_log, e);
            }

            _isCopied = false;
        }
    }

    private TextsCopy? ReadCopy()
    {
        try
        {
            return File.Exists(_copy)
                ? TextsCopy.Read(File.ReadAllBytes(_copy))
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or ArgumentException or InvalidDataException)
        {
            LogCopyNotRead(_log, e);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Error, "The text {Key} is too long or too deeply nested to be shown; visitors see the previous one")]
    private static partial void LogNotShown(ILogger logger, string key);

    [LoggerMessage(LogLevel.Warning, "The copy of the live texts could not be written; trying again")]
    private static partial void LogCopyNotWritten(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Warning, "The copy of the live texts could not be read; starting from content/")]
    private static partial void LogCopyNotRead(ILogger logger, Exception exception);
}
