using CrampCheck.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CrampCheck.Web.Editing;

/// <summary>Requests to publishers to read a draft. They stand in the log, and are open until the text is published or somebody closes them.</summary>
public sealed class Reviews(CrampCheckDatabase database, AuditLog log)
{
    public const string Asked = "asked for review", Closed = "closed request for review";

    /// <summary>The newest open request for each text.</summary>
    public async Task<IReadOnlyDictionary<string, AuditEntry>> OpenAsync()
    {
        var entries = await database.AuditEntries.AsNoTracking().Where(entry => entry.Action == Asked || entry.Action == Closed).ToListAsync();
        var published = await database.LivePublications().ToDictionaryAsync(publication => publication.Key, publication => publication.PublishedAt);
        return entries.GroupBy(entry => entry.Subject).Select(group => group.MaxBy(entry => entry.Id)!)
            .Where(entry => entry.Action == Asked && published.TryGetValue(entry.Subject, out var at) && entry.At >= at)
            .ToDictionary(entry => entry.Subject);
    }

    public Task AskAsync(string key, int version, string words, string who) =>
        log.WriteAsync(who, Asked, key, $"version {version}{(words == "" ? "" : ": " + words)}");

    public Task CloseAsync(string key, string who) => log.WriteAsync(who, Closed, key);
}
