using CrampCheck.Web.Data;
using CrampCheck.Web.Texts;
using Microsoft.EntityFrameworkCore;

namespace CrampCheck.Web.Editing;

/// <summary>A text that says something else in an import than here.</summary>
/// <param name="Key">The text.</param>
/// <param name="Ours">Our newest version.</param>
/// <param name="Theirs">The newest version of the file.</param>
public sealed record TextChange(string Key, TextRevision Ours, TextRevision Theirs);

/// <summary>What an import would change.</summary>
/// <param name="Texts">In the order of the file.</param>
/// <param name="Fingerprint">The <see cref="TextRevision.Mark"/> of every draft: tells whether one was added since.</param>
public sealed record ImportChanges(IReadOnlyList<TextChange> Texts, string Fingerprint);

/// <summary>An import without its file.</summary>
public sealed record ImportState(int Id, DateTime SentAt, string SentBy, DateTime? AppliedAt, DateTime? UndoneAt);

/// <summary>
/// Carries texts to another site and back, as a <see cref="TextFile"/>. What comes in becomes drafts; it never goes live by itself.
/// </summary>
public sealed class TextTransfer(CrampCheckDatabase database, AuditLog log, TimeProvider time)
{
    /// <summary>Writes all texts with their history, one text after the other.</summary>
    public async Task ExportAsync(Stream to, string who, CancellationToken cancellationToken = default)
    {
        await log.WriteAsync(who, "exported texts");
        await TextFile.WriteAsync(to, time.GetUtcNow().UtcDateTime, TextKeys.All.ToAsyncEnumerable().Select(HistoryAsync), cancellationToken);
    }

    /// <summary>Keeps a file for a closer look. No text changes.</summary>
    /// <exception cref="TextFileException">The file is faulty, and not kept.</exception>
    public async Task<TextImport> ReceiveAsync(string file, string who)
    {
        TextFile.Parse(file);
        await using var transaction = await database.Database.BeginTransactionAsync();
        var import = new TextImport { SentAt = time.GetUtcNow().UtcDateTime, SentBy = who, File = file };
        database.TextImports.Add(import);
        await database.SaveChangesAsync();
        await log.WriteAsync(who, "sent in", Name(import.Id));
        await transaction.CommitAsync();
        return import;
    }

    /// <summary>All imports, newest first.</summary>
    public Task<List<ImportState>> ListAsync() => States(database.TextImports.OrderByDescending(import => import.Id)).ToListAsync();

    /// <summary>An import, if there is one of this number.</summary>
    public Task<ImportState?> FindAsync(int id) => States(database.TextImports.Where(import => import.Id == id)).SingleOrDefaultAsync();

    /// <summary>The texts that an import would change.</summary>
    public async Task<ImportChanges> ChangesAsync(int id) => await ChangesAsync(await ReadAsync(id));

    private async Task<ImportChanges> ChangesAsync(TextFile file)
    {
        var newest = await database.Newest().ToDictionaryAsync(revision => revision.Key);
        var changes = file.Texts.Select(text => new TextChange(text.Key, newest[text.Key], text.Newest))
            .Where(change => !change.Ours.SaysTheSameAs(change.Theirs));
        return new([.. changes], string.Join('-', TextKeys.All.Select(key => newest[key].Mark)));
    }

    /// <summary>The texts that got a draft from an import.</summary>
    public Task<List<string>> BroughtInAsync(int id) => DraftsOf(id).Select(revision => revision.Key).ToListAsync();

    /// <summary>
    /// Makes the file's newest version of each changed text our draft, and keeps its older versions beside. Not if a draft
    /// was added since, or a second time.
    /// </summary>
    /// <returns>Whether anything changed.</returns>
    public async Task<bool> ApplyAsync(int id, string who, string fingerprint)
    {
        // Before anybody has to wait: a file that was sent in never changes.
        var file = await ReadAsync(id);
        await using var transaction = await database.Database.BeginTransactionAsync();
        var import = await database.TextImports.SingleAsync(import => import.Id == id);
        var changes = await ChangesAsync(file);
        if (import.AppliedAt is not null || changes.Fingerprint != fingerprint || changes.Texts.Count == 0)
        {
            return false;
        }

        import.AppliedAt = time.GetUtcNow().UtcDateTime;
        var texts = file.Texts.ToDictionary(text => text.Key);
        foreach (var change in changes.Texts)
        {
            var number = await AddHistoryAsync(texts[change.Key], id);
            database.TextRevisions.Add(TextForm.Of(change.Theirs).ToRevision(
                change.Key, number + 1, change.Ours.Number, import.AppliedAt.Value, who, Name(id)));
        }

        log.Add(who, "brought in", Name(id), string.Join(", ", changes.Texts.Select(change => change.Key)));
        await database.SaveChangesAsync();
        await transaction.CommitAsync();
        return true;
    }

    /// <summary>Those of them that an undo left, because somebody had edited them since.</summary>
    public Task<List<string>> LeftAsync(int id)
    {
        var note = UndoneName(id);
        return DraftsOf(id).Select(revision => revision.Key)
            .Where(key => !database.TextRevisions.Any(revision => revision.Key == key && revision.Note == note)).ToListAsync();
    }

    /// <summary>Makes the versions before an import the drafts again, but not of texts that were edited since.</summary>
    /// <returns>Whether there was anything to undo.</returns>
    public async Task<bool> UndoAsync(int id, string who)
    {
        await using var transaction = await database.Database.BeginTransactionAsync();
        var import = await database.TextImports.SingleAsync(import => import.Id == id);
        if (import.AppliedAt is null || import.UndoneAt is not null)
        {
            return false;
        }

        import.UndoneAt = time.GetUtcNow().UtcDateTime;
        var newest = await database.Newest().ToDictionaryAsync(revision => revision.Key);
        var drafts = await DraftsOf(id).ToListAsync();
        var edited = drafts.Where(draft => newest[draft.Key].Number != draft.Number).Select(draft => draft.Key).ToList();
        foreach (var draft in drafts.ExceptBy(edited, draft => draft.Key))
        {
            var versions = database.TextRevisions.AsNoTracking().Where(revision => revision.Key == draft.Key);
            var before = await versions.SingleAsync(revision => revision.Number == draft.BasedOn);
            database.TextRevisions.Add(TextForm.Of(before).ToRevision(
                draft.Key, await versions.MaxAsync(revision => revision.Number) + 1, draft.Number, import.UndoneAt.Value, who, UndoneName(id)));
        }

        log.Add(who, "undid", Name(id), edited.Count == 0 ? "" : $"left, because edited since: {string.Join(", ", edited)}");
        await database.SaveChangesAsync();
        await transaction.CommitAsync();
        return true;
    }

    // In this order no publication comes without its version, and nobody who saves has to wait.
    private async ValueTask<TextHistory> HistoryAsync(string key, CancellationToken cancellationToken)
    {
        var publications = await database.Publications.AsNoTracking().Where(publication => publication.Key == key).OrderBy(publication => publication.Id).ToListAsync(cancellationToken);
        var versions = await database.TextRevisions.AsNoTracking().Where(revision => revision.Key == key).OrderBy(revision => revision.Number).ToListAsync(cancellationToken);
        return new(key, publications.LastOrDefault()?.Number ?? 0, versions, publications);
    }

    // Returns the highest number there is then.
    private async Task<int> AddHistoryAsync(TextHistory text, int id)
    {
        var all = await database.TextRevisions.AsNoTracking().Where(revision => revision.Key == text.Key).ToListAsync();
        var highest = all.Max(revision => revision.Number);
        var ours = all.ToLookup(Words);
        var numbers = new Dictionary<int, int>();
        foreach (var version in text.Versions)
        {
            var same = ours[Words(version)].FirstOrDefault();
            numbers[version.Number] = same?.Number ?? ++highest;
            if (same is null)
            {
                database.TextRevisions.Add(TextForm.Of(version).ToRevision(
                    text.Key, highest, numbers.GetValueOrDefault(version.BasedOn), version.SavedAt, version.SavedBy,
                    $"{Name(id)}: version {version.Number} of the file", isAside: true));
            }
        }

        return highest;

        static (DateTime, string, TextForm) Words(TextRevision version) => (version.SavedAt, version.SavedBy, TextForm.Of(version));
    }

    private async Task<TextFile> ReadAsync(int id) =>
        TextFile.Parse(await database.TextImports.Where(import => import.Id == id).Select(import => import.File).SingleAsync());

    private static IQueryable<ImportState> States(IQueryable<TextImport> imports) =>
        imports.Select(import => new ImportState(import.Id, import.SentAt, import.SentBy, import.AppliedAt, import.UndoneAt));

    private IQueryable<TextRevision> DraftsOf(int id)
    {
        var note = Name(id);
        return database.TextRevisions.AsNoTracking().Where(revision => !revision.IsAside && revision.Note == note).OrderBy(revision => revision.Key);
    }

    private static string Name(int id) => $"import {id}";

    private static string UndoneName(int id) => $"{Name(id)} undone";
}
