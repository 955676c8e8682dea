using CrampCheck.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CrampCheck.Web.Editing;

/// <summary>What became of a text that was saved.</summary>
/// <param name="Saved">The version it is now.</param>
/// <param name="Newer">
/// The draft, where somebody else saved one from the same beginning before. Then <paramref name="Saved"/> lies aside.
/// </param>
public sealed record SaveOutcome(TextRevision Saved, TextRevision? Newer);

/// <summary>Saves versions of texts. Whatever is sent is stored; nothing stored is ever changed.</summary>
public sealed class Drafts(CrampCheckDatabase database, AuditLog log, TimeProvider time)
{
    /// <summary>
    /// Stores what was typed. If the newest version is still the one the author began from, it becomes the draft;
    /// otherwise it is kept aside, and the author is shown both.
    /// </summary>
    /// <param name="key">The text.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="basedOn">The <see cref="TextRevision.Mark"/> of the version the author began from.</param>
    /// <param name="who">The author.</param>
    public async Task<SaveOutcome> SaveAsync(string key, TextForm typed, string basedOn, string who)
    {
        await using var transaction = await database.Database.BeginTransactionAsync();
        var outcome = await AddAsync(key, typed, await database.NumberOfAsync(key, basedOn), who);
        await transaction.CommitAsync();
        return outcome;
    }

    /// <summary>Makes an older version the draft again, as a new version; not if the draft is another than the one that was seen.</summary>
    /// <returns>Null if there is no such version.</returns>
    public async Task<SaveOutcome?> RestoreAsync(string key, string version, string basedOn, string who)
    {
        await using var transaction = await database.Database.BeginTransactionAsync();
        if (await database.VersionOfAsync(key, version) is not { } old)
        {
            return null;
        }

        var newest = await database.Newest(key).SingleAsync();
        var note = $"version {old.Number} again";
        if (newest.Mark == basedOn)
        {
            var outcome = await AddAsync(key, TextForm.Of(old), newest.Number, who, note);
            await transaction.CommitAsync();
            return outcome;
        }

        // A form sent twice is done once.
        return (newest.BasedOn, newest.SavedBy, newest.Note) == (await database.NumberOfAsync(key, basedOn), who, note) ? new(newest, null) : new(old, newest);
    }

    private async Task<SaveOutcome> AddAsync(string key, TextForm typed, int basedOn, string who, string note = "")
    {
        var versions = database.TextRevisions.AsNoTracking().Where(revision => revision.Key == key);
        var newest = await database.Newest(key).SingleAsync();
        var number = await versions.MaxAsync(revision => revision.Number) + 1;
        var revision = typed.ToRevision(key, number, basedOn, time.GetUtcNow().UtcDateTime, who, note, isAside: newest.Number != basedOn);

        // A form sent twice is stored once.
        if (revision.SaysTheSameAs(newest))
        {
            return new(newest, null);
        }

        var lastAside = await versions.Where(other => other.IsAside).OrderByDescending(other => other.Number).FirstOrDefaultAsync();
        if (revision.IsAside && lastAside?.BasedOn == basedOn && revision.SaysTheSameAs(lastAside))
        {
            return new(lastAside, newest);
        }

        database.TextRevisions.Add(revision);
        log.Add(who, revision.IsAside ? "kept aside" : "saved draft", key, $"version {number}{(note == "" ? "" : ", " + note)}");
        await database.SaveChangesAsync();
        return new(revision, revision.IsAside ? newest : null);
    }
}
