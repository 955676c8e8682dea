using CrampCheck.Web.Data;
using CrampCheck.Web.Texts;
using Microsoft.EntityFrameworkCore;

namespace CrampCheck.Web.Editing;

/// <summary>
/// Exports texts to another site and imports them, as a <see cref="TextFile"/>. An import becomes history and drafts; it never
/// goes live by itself.
/// </summary>
public sealed class TextTransfer(CrampCheckDatabase database, AuditLog log, TimeProvider time)
{
    /// <summary>Writes all texts with their history, one text after the other.</summary>
    public async Task ExportAsync(Stream to, string who, CancellationToken cancellationToken = default)
    {
        await log.WriteAsync(who, "exported texts");
        await TextFile.WriteAsync(to, time.GetUtcNow().UtcDateTime, TextKeys.All.ToAsyncEnumerable().Select(HistoryAsync), cancellationToken);
    }

    /// <summary>Stores a file to be looked at. No text changes.</summary>
    /// <exception cref="TextFileException">The file is faulty, and not stored.</exception>
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

    /// <summary>The import with this number, or null.</summary>
    public Task<ImportState?> FindAsync(int id) => States(database.TextImports.Where(import => import.Id == id)).SingleOrDefaultAsync();

    /// <summary>What an import would change.</summary>
    public async Task<ImportChanges> ChangesAsync(int id) => await ChangesAsync(await ReadAsync(id));

    /// <summary>
    /// Adds everything from the file that is missing here, and makes its newest version of each text our draft. Not if a draft was
    /// added since, or a second time.
    /// </summary>
    /// <returns>Whether anything changed.</returns>
    public async Task<bool> ApplyAsync(int id, string who, string fingerprint)
    {
        // Before anyone has to wait: an uploaded file never changes.
        var file = await ReadAsync(id);
        await using var transaction = await database.Database.BeginTransactionAsync();
        var import = await database.TextImports.SingleAsync(import => import.Id == id);
        var changes = await ChangesAsync(file);
        if (import.AppliedAt is not null || changes.Fingerprint != fingerprint || changes.Texts.Count == 0)
        {
            return false;
        }

        import.AppliedAt = time.GetUtcNow().UtcDateTime;
        foreach (var change in changes.Texts)
        {
            AddVersions(change, id, who, import.AppliedAt.Value);
        }

        // All versions first: Entity Framework would store publications of versions that are here before those of new ones.
        await database.SaveChangesAsync();
        foreach (var change in changes.Texts)
        {
            AddPublications(change);
        }

        log.Add(who, "brought in", Name(id), string.Join(", ", changes.Texts.Select(change => change.Key)));
        await database.SaveChangesAsync();
        await transaction.CommitAsync();
        return true;
    }

    private void AddVersions(TextChange change, int id, string who, DateTime now)
    {
        foreach (var version in change.Versions)
        {
            database.TextRevisions.Add(TextForm.Of(version).ToRevision(
                change.Key, change.Numbers[version.Number], change.ContinuesOurs ? version.BasedOn : change.Numbers.GetValueOrDefault(version.BasedOn), version.SavedAt, version.SavedBy,
                change.ContinuesOurs ? version.Note : $"version {version.Number} of {Name(id)}{(version.Note == "" ? "" : $": {version.Note}")}",
                isAside: version.IsAside || !change.ContinuesOurs));
        }

        // Where our history diverged, the file's versions are set aside, and the newest one is added again as the draft.
        if (!change.ContinuesOurs && change.ChangesDraft)
        {
            database.TextRevisions.Add(TextForm.Of(change.Theirs).ToRevision(
                change.Key, change.Next, change.Ours.Number, now, who, $"from {Name(id)}"));
        }
    }

    private void AddPublications(TextChange change) => database.Publications.AddRange(change.Publications.Select(publication => new Publication
    {
        Key = change.Key,
        Number = change.Numbers[publication.Number],
        PublishedAt = publication.PublishedAt,
        PublishedBy = publication.PublishedBy,
        Reason = publication.Reason,
        IsElsewhere = true,
    }));

    private async Task<ImportChanges> ChangesAsync(IReadOnlyList<TextHistory> file)
    {
        var newest = await database.Newest().ToDictionaryAsync(revision => revision.Key);
        var changes = new List<TextChange>();
        foreach (var text in file)
        {
            var change = Compare(text, newest[text.Key], await HistoryAsync(text.Key, default));
            if (!change.IsEmpty)
            {
                changes.Add(change);
            }
        }

        return new(changes, string.Join('-', TextKeys.All.Select(key => newest[key].VersionToken)));
    }

    private static TextChange Compare(TextHistory theirs, TextRevision newest, TextHistory ours)
    {
        var known = Queues(ours.Versions, IdentityOfVersion);
        var numbers = new Dictionary<int, int>();
        var lacking = new List<TextRevision>();
        foreach (var version in theirs.Versions)
        {
            if (known.TryGetValue(IdentityOfVersion(version), out var same) && same.TryDequeue(out var our))
            {
                numbers[version.Number] = our.Number;
            }
            else
            {
                lacking.Add(version);
            }
        }

        var highest = ours.Versions[^1].Number;
        var continuesOurs = numbers.Count == ours.Versions.Count && numbers.All(pair => pair.Key == pair.Value) && lacking.All(version => version.Number > highest);
        foreach (var version in lacking)
        {
            numbers[version.Number] = continuesOurs ? version.Number : ++highest;
        }

        var published = Queues(ours.Publications, publication => IdentityOfPublication(publication, publication.Number));
        return new(
            newest,
            theirs.Newest,
            lacking,
            [.. theirs.Publications.Where(publication => !published.TryGetValue(IdentityOfPublication(publication, numbers[publication.Number]), out var same) || !same.TryDequeue(out _))],
            numbers,
            highest + 1,
            continuesOurs);

        // First versions from a site's set-up have no author, and count as the same whenever they were stored.
        static (DateTime, string, TextForm) IdentityOfVersion(TextRevision version) => (version.SavedBy == "" ? default : version.SavedAt, version.SavedBy, TextForm.Of(version));
        static (int, DateTime, string, string) IdentityOfPublication(Publication publication, int number) =>
            (number, publication.PublishedBy == "" ? default : publication.PublishedAt, publication.PublishedBy, publication.Reason);
        static Dictionary<TIdentity, Queue<TRow>> Queues<TRow, TIdentity>(IEnumerable<TRow> rows, Func<TRow, TIdentity> identityOf)
            where TIdentity : notnull => rows.GroupBy(identityOf).ToDictionary(group => group.Key, group => new Queue<TRow>(group));
    }

    // In this order every publication has its version, and nobody who saves has to wait.
    private async ValueTask<TextHistory> HistoryAsync(string key, CancellationToken cancellationToken)
    {
        var publications = await database.Publications.AsNoTracking().Where(publication => publication.Key == key).OrderBy(publication => publication.Id).ToListAsync(cancellationToken);
        var versions = await database.TextRevisions.AsNoTracking().Where(revision => revision.Key == key).OrderBy(revision => revision.Number).ToListAsync(cancellationToken);
        return new(key, publications.LastOrDefault()?.Number ?? 0, versions, publications);
    }

    private async Task<IReadOnlyList<TextHistory>> ReadAsync(int id) =>
        TextFile.Parse(await database.TextImports.Where(import => import.Id == id).Select(import => import.File).SingleAsync());

    private static IQueryable<ImportState> States(IQueryable<TextImport> imports) =>
        imports.Select(import => new ImportState(import.Id, import.SentAt, import.SentBy, import.AppliedAt));

    private static string Name(int id) => $"import {id}";
}
