using CrampCheck.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CrampCheck.Web.Editing;

/// <summary>Requests to publishers to read a draft. They are kept in the log, and are open until the text is published or someone closes them.</summary>
public sealed class Reviews(CrampCheckDatabase database, AuditLog log)
{
    public const string Asked = "asked for review", Closed = "closed request for review";

    /// <summary>The newest open request for each draft, by text.</summary>
    public async Task<IReadOnlyDictionary<string, AuditEntry>> OpenAsync(params IEnumerable<TextState> texts)
    {
        var newest = database.AuditEntries.Where(entry => entry.Action == Asked || entry.Action == Closed)
            .GroupBy(entry => entry.Subject).Select(entries => entries.Max(entry => entry.Id));
        var asked = await database.AuditEntries.AsNoTracking().Where(entry => entry.Action == Asked && newest.Contains(entry.Id)).ToListAsync();
        return asked.Where(entry => texts.Any(text => text.HasDraft && text.Key == entry.Subject && text.Published.PublishedAt <= entry.At))
            .ToDictionary(entry => entry.Subject);
    }

    public Task AskAsync(string key, int version, string words, string who) =>
        log.WriteAsync(who, Asked, key, $"version {version}{(words == "" ? "" : ": " + words)}");

    public Task CloseAsync(string key, string who) => log.WriteAsync(who, Closed, key);
}
