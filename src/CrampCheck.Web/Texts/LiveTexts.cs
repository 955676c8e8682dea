using System.Collections.Immutable;
using System.Text.Json;

namespace CrampCheck.Web.Texts;

/// <summary>
/// The texts that visitors see now, in memory. They start from the copy on disk that the last publish left, or from
/// content/ where there is none, so that no result is ever without its advice, database or not.
/// </summary>
public sealed partial class LiveTexts
{
    private readonly string _copy;
    private readonly ILogger<LiveTexts> _log;
    private volatile SiteTexts _now;
    private bool _isCopied = true;
    private int _lastEntry;

    /// <param name="content">The texts of a first start.</param>
    /// <param name="copy">The path of the copy.</param>
    /// <param name="log">The log.</param>
    public LiveTexts(ContentFolder content, string copy, ILogger<LiveTexts> log)
    {
        (_copy, _log) = (copy, log);
        _now = new SiteTexts(content.Article, content.Texts).With(ReadCopy()?.Texts ?? [], []);
    }

    /// <summary>The texts now.</summary>
    public SiteTexts Now => _now;

    /// <summary>Shows other texts from now on, and keeps a copy of them on disk. Of a text that cannot be shown, what was there before stays.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="history">The newest lines of the public history.</param>
    /// <param name="lastEntry">The number of the last line in the log of editors.</param>
    public void Replace(IReadOnlyCollection<SourceText> texts, ImmutableArray<Change> history, int lastEntry)
    {
        var next = _now.With(texts, history);
        foreach (var hidden in texts.Where(text => TextKeys.All.Contains(text.Key)).Except(next.Sources))
        {
            LogNotShown(_log, hidden.Key);
        }

        _now = next;
        WriteCopy(lastEntry);
    }

    /// <summary>Notes in the copy on disk what editors did since, and tries again if the last time failed.</summary>
    public void KeepCopy(int lastEntry)
    {
        if (!_isCopied || lastEntry != _lastEntry)
        {
            WriteCopy(lastEntry);
        }
    }

    /// <summary>The number of the last line in the log of editors, as far as the copy on disk knows; null where there is no copy.</summary>
    public int? LastEntryOfCopy() => File.Exists(_copy) ? ReadCopy()?.LastEntry ?? 0 : null;

    private void WriteCopy(int lastEntry)
    {
        try
        {
            var draft = _copy + ".new";
            File.WriteAllBytes(draft, TextsCopy.Write([.. _now.Sources], lastEntry));
            File.Move(draft, _copy, overwrite: true);
            (_isCopied, _lastEntry) = (true, lastEntry);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Said once, not every second.
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

    [LoggerMessage(LogLevel.Error, "The text {Key} is too long or too deep to be shown; visitors see what they saw before")]
    private static partial void LogNotShown(ILogger logger, string key);

    [LoggerMessage(LogLevel.Warning, "The copy of the live texts could not be written; trying again")]
    private static partial void LogCopyNotWritten(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Warning, "The copy of the live texts could not be read; starting from content/")]
    private static partial void LogCopyNotRead(ILogger logger, Exception exception);
}
