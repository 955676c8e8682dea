using CrampCheck.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CrampCheck.Web.Editing;

/// <summary>Requests to publishers to read a draft. They stand in the log, and are open until the text is published or somebody closes them.</summary>
public sealed class Reviews(CrampCheckDatabase database, AuditLog log)
{
    public const string Asked = "asked for review", Closed = "closed request for review";

    /// <summary>The newest open request for a draft, or null.</summary>
    public async Task<AuditEntry?> OpenAsync(TextState text)
    {
        var entries = text.HasDraft
            ? await database.AuditEntries.AsNoTracking().Where(entry => (entry.Action == Asked || entry.Action == Closed) && entry.Subject == text.Key).ToListAsync()
            : [];
        return entries.MaxBy(entry => entry.Id) is { Action: Asked } asked && asked.At >= text.Published.PublishedAt ? asked : null;
    }

    public Task AskAsync(string key, int version, string words, string who) =>
        log.WriteAsync(who, Asked, key, $"version {version}{(words == "" ? "" : ": " + words)}");

    public Task CloseAsync(string key, string who) => log.WriteAsync(who, Closed, key);
}
