using CrampCheck.Web.Data;
using CrampCheck.Web.Texts;
using Microsoft.EntityFrameworkCore;

namespace CrampCheck.Web.Editing;

/// <summary>Looks up versions for the editors' pages.</summary>
public sealed class TextQueries(CrampCheckDatabase database)
{
    /// <summary>The maximum number of versions on a page.</summary>
    public const int PageSize = 15;

    /// <summary>All texts, in the order of <see cref="TextKeys.All"/>.</summary>
    public async Task<IReadOnlyList<TextState>> AllAsync()
    {
        var newest = await database.Newest().ToDictionaryAsync(revision => revision.Key);
        var live = await database.Versions(database.LivePublications()).ToDictionaryAsync(revision => revision.Key);
        var published = await database.LivePublications().ToDictionaryAsync(publication => publication.Key);
        var scheduled = await database.ScheduledPublications.AsNoTracking().ToDictionaryAsync(row => row.Key);
        return [.. TextKeys.All.Select(key => new TextState(newest[key], live[key], published[key], scheduled.GetValueOrDefault(key)))];
    }

    /// <summary>One text, or null if there is none with that key.</summary>
    public async Task<TextState?> FindAsync(string key) => TextKeys.All.Contains(key)
        ? new(
            await database.Newest(key).SingleAsync(),
            await database.Versions(database.LivePublication(key)).SingleAsync(),
            await database.LivePublication(key).SingleAsync(),
            await database.ScheduledPublications.AsNoTracking().SingleOrDefaultAsync(row => row.Key == key))
        : null;

    /// <summary>The version that was live before the one that is live now, or null.</summary>
    public async Task<TextRevision?> LiveBeforeAsync(string key) =>
        await database.PublicationBeforeAsync(key) is { } before ? await VersionAsync(key, before.Number) : null;

    /// <summary>One version, or null.</summary>
    public Task<TextRevision?> VersionAsync(string key, int number) =>
        database.TextRevisions.AsNoTracking().SingleOrDefaultAsync(revision => revision.Key == key && revision.Number == number);

    /// <summary>The newest <see cref="PageSize"/> versions before a number, newest first.</summary>
    public Task<List<TextRevision>> VersionsAsync(string key, int? before = null) => database.TextRevisions.AsNoTracking()
        .Where(revision => revision.Key == key && (before == null || revision.Number < before))
        .OrderByDescending(revision => revision.Number).Take(PageSize).ToListAsync();

    /// <summary>Everything planned and called off, newest first, out of the log.</summary>
    public Task<List<AuditEntry>> PlansAsync(string key) => database.AuditEntries.AsNoTracking()
        .Where(entry => (entry.Action == Plans.Scheduled || entry.Action == Plans.CalledOff) && entry.Subject == key)
        .OrderByDescending(entry => entry.Id).ToListAsync();

    /// <summary>When the versions between two numbers were live, newest first.</summary>
    public Task<List<LiveTime>> LiveTimesAsync(string key, int first, int last) => database.Publications.AsNoTracking()
        .Where(publication => publication.Key == key && publication.Number >= first && publication.Number <= last)
        .OrderByDescending(publication => publication.Id)
        .Select(publication => new LiveTime(
            publication,
            database.Publications.Where(next => next.Key == key && next.IsElsewhere == publication.IsElsewhere && next.Id > publication.Id).OrderBy(next => next.Id).Select(next => (DateTime?)next.PublishedAt).FirstOrDefault()))
        .ToListAsync();
}
