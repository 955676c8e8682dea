using CrampCheck.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CrampCheck.Web.Editing;

/// <summary>Saves versions of texts. Everything sent is stored, and nothing stored is ever changed.</summary>
public sealed class Drafts(CrampCheckDatabase database, AuditLog log, TimeProvider time)
{
    /// <summary>The note of a version that was saved automatically while its author was writing.</summary>
    public const string Autosaved = "saved while writing";

    /// <summary>
    /// Stores what was typed. If the author has seen the newest version, it becomes the draft. If not, the changes of both are
    /// merged where they do not overlap; otherwise what was typed is set aside, and the author sees both.
    /// </summary>
    /// <param name="key">The text.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="basedOn">The <see cref="TextRevision.VersionToken"/> of the version the author started from.</param>
    /// <param name="who">The author.</param>
    /// <param name="savedHere">The token of the version that the author's browser saved last.</param>
    public async Task<SaveOutcome> SaveAsync(string key, TextForm typed, string basedOn, string who, string? savedHere = null)
    {
        await using var transaction = await database.Database.BeginTransactionAsync();
        var outcome = await AddAsync(key, typed, await database.VersionOfAsync(key, basedOn), who, savedHere);
        await transaction.CommitAsync();
        return outcome;
    }

    /// <summary>Stores what has been typed so far, if the author has seen the newest version and changed it.</summary>
    /// <returns>The newest version, and whether what was typed has all of it.</returns>
    public async Task<(TextRevision Newest, bool IsKnown)> AutosaveAsync(string key, TextForm typed, string basedOn, string who, string? savedHere)
    {
        await using var transaction = await database.Database.BeginTransactionAsync();
        var newest = await database.Newest(key).SingleAsync();
        if (await ReplacementAsync(newest, await database.VersionOfAsync(key, basedOn), typed, who, savedHere) != typed)
        {
            return (newest, false);
        }

        if (typed != TextForm.Of(newest))
        {
            newest = await StoreAsync(key, typed, newest.Number, who, Autosaved, isLogged: newest.Note != Autosaved || newest.SavedBy != who);
            await transaction.CommitAsync();
        }

        return (newest, true);
    }

    /// <summary>Whether these words were saved, as a version or merged into the newest draft.</summary>
    /// <param name="key">The text.</param>
    /// <param name="typed">The words.</param>
    /// <param name="basedOn">The <see cref="TextRevision.VersionToken"/> of the version they started from.</param>
    public async Task<bool> IsSavedAsync(string key, TextForm typed, string basedOn)
    {
        var newest = await database.Newest(key).SingleAsync();
        var alike = await database.TextRevisions.AsNoTracking()
            .Where(revision => revision.Key == key && (revision.Body == typed.Body || revision.Number == newest.BasedOn)).ToListAsync();
        return alike.Any(revision => TextForm.Of(revision) == typed)
            || (await database.VersionOfAsync(key, basedOn) is { } baseVersion && alike.Find(revision => revision.Number == newest.BasedOn) is { } theirs
                && Merge.Of(TextForm.Of(baseVersion), TextForm.Of(theirs), typed) == TextForm.Of(newest));
    }

    /// <summary>Makes an older version the draft again, as a new version, unless the draft is no longer the one that was seen.</summary>
    /// <returns>Null if there is no such version.</returns>
    public async Task<SaveOutcome?> RestoreAsync(string key, string version, string basedOn, string who)
    {
        await using var transaction = await database.Database.BeginTransactionAsync();
        if (await database.VersionOfAsync(key, version) is not { } old)
        {
            return null;
        }

        var newest = await database.Newest(key).SingleAsync();
        var note = $"restored from version {old.Number}";
        if (newest.VersionToken == basedOn)
        {
            var restored = TextForm.Of(old) == TextForm.Of(newest) ? newest : await StoreAsync(key, TextForm.Of(old), newest.Number, who, note);
            await transaction.CommitAsync();
            return new(restored, null);
        }

        // A form sent twice takes effect once.
        return (newest.BasedOn, newest.SavedBy, newest.Note) == (await database.NumberOfAsync(key, basedOn), who, note) ? new(newest, null) : new(old, newest);
    }

    private async Task<SaveOutcome> AddAsync(string key, TextForm typed, TextRevision? baseVersion, string who, string? savedHere)
    {
        var newest = await database.Newest(key).SingleAsync();

        // A form sent twice is stored once; but saving words that were saved automatically stores them as a version of its own.
        if (typed == TextForm.Of(newest) && !(newest.Note == Autosaved && newest.SavedBy == who))
        {
            return new(newest, null);
        }

        if (await ReplacementAsync(newest, baseVersion, typed, who, savedHere) is { } replacement)
        {
            return new(replacement != typed && replacement == TextForm.Of(newest) ? newest : await StoreAsync(key, replacement, newest.Number, who), null);
        }

        if (baseVersion is { IsAside: false } && Merge.Of(TextForm.Of(baseVersion), TextForm.Of(newest), typed) is { } merged)
        {
            return new(
                merged == TextForm.Of(newest) ? newest : await StoreAsync(key, merged, newest.Number, who, $"merged with version {newest.Number}; both are based on version {baseVersion.Number}"),
                null, baseVersion.Number);
        }

        var basedOn = baseVersion?.Number ?? 0;
        var lastAside = await database.TextRevisions.AsNoTracking().Where(other => other.Key == key && other.IsAside).OrderByDescending(other => other.Number).FirstOrDefaultAsync();
        return new(
            lastAside?.BasedOn == basedOn && typed == TextForm.Of(lastAside) ? lastAside : await StoreAsync(key, typed, basedOn, who, isAside: true),
            newest);
    }

    private async Task<TextRevision> StoreAsync(string key, TextForm typed, int basedOn, string who, string note = "", bool isAside = false, bool isLogged = true)
    {
        var number = await database.TextRevisions.Where(revision => revision.Key == key).MaxAsync(revision => revision.Number) + 1;
        var revision = typed.ToRevision(key, number, basedOn, time.GetUtcNow().UtcDateTime, who, note, isAside);
        database.TextRevisions.Add(revision);
        if (isLogged)
        {
            log.Add(who, isAside ? "kept aside" : "saved draft", key, $"version {number}{(note == "" ? "" : ", " + note)}");
        }

        await database.SaveChangesAsync();
        return revision;
    }

    // What to store over the newest version; null if its author has not seen that. An author has seen what the same browser saved:
    // Back may show an older version, and another window knows nothing of what this one saved, so both are merged where they can be.
    private async Task<TextForm?> ReplacementAsync(TextRevision newest, TextRevision? baseVersion, TextForm typed, string who, string? savedHere) =>
        baseVersion?.VersionToken == newest.VersionToken ? typed
        : baseVersion is not null && newest.VersionToken == savedHere
            && !await database.TextRevisions.AnyAsync(revision => revision.Key == newest.Key && !revision.IsAside && revision.Number > baseVersion.Number && revision.SavedBy != who)
            ? Merge.Of(TextForm.Of(baseVersion), TextForm.Of(newest), typed) ?? typed
            : null;
}
