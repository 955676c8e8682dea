using System.Collections.Immutable;
using System.Globalization;
using CrampCheck.Web.Texts;
using Microsoft.EntityFrameworkCore;

namespace CrampCheck.Web.Data;

/// <summary>Puts in the texts that the database lacks, and reads the live ones.</summary>
public sealed class TextStore(CrampCheckDatabase database, TimeProvider time)
{
    private const string FirstVersion = "First version";

    /// <summary>Inserts and publishes the texts that have no row. Rows that are there stay as they are.</summary>
    public async Task SeedAsync(IReadOnlyCollection<SourceText> texts, CancellationToken cancellationToken)
    {
        if (await MissingAsync(texts, cancellationToken) is [])
        {
            return;
        }

        // Again inside the transaction: another instance may have done it meanwhile.
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var text in await MissingAsync(texts, cancellationToken))
        {
            database.TextRevisions.Add(new()
            {
                Key = text.Key,
                Number = 1,
                Title = text.Title,
                Source = text.Source,
                Reviewed = text.Reviewed.ToString("O", CultureInfo.InvariantCulture),
                Body = text.Body,
                SavedAt = now,
                Note = FirstVersion,
            });
            database.Publications.Add(new() { Key = text.Key, Number = 1, PublishedAt = now, Reason = FirstVersion });
        }

        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>The live texts and the newest lines of the public history.</summary>
    public async Task<(SourceText[] Texts, ImmutableArray<Change> History)> ReadAsync(CancellationToken cancellationToken)
    {
        var live = await database.Versions(database.LivePublications()).ToListAsync(cancellationToken);
        var history = await (
            from publication in database.Publications
            join revision in database.TextRevisions
                on new { publication.Key, publication.Number } equals new { revision.Key, revision.Number }
            where !publication.IsElsewhere
            orderby publication.Id descending
            select new Change(revision.Title, publication.PublishedAt, publication.Reason)).Take(SiteTexts.MostChanges).ToListAsync(cancellationToken);
        return ([.. live.Select(revision => revision.ToText())], [.. history]);
    }

    private async Task<List<SourceText>> MissingAsync(IReadOnlyCollection<SourceText> texts, CancellationToken cancellationToken)
    {
        var there = await database.TextRevisions.Select(revision => revision.Key).Distinct().ToListAsync(cancellationToken);
        return [.. texts.ExceptBy(there, text => text.Key)];
    }
}

/// <summary>The questions about versions that are asked in more than one place.</summary>
public static class TextQueries
{
    /// <summary>The publication of every text that visitors see now.</summary>
    public static IQueryable<Publication> LivePublications(this CrampCheckDatabase database) => OfEveryText(database.LivePublication);

    /// <summary>The publication of a text that visitors see now.</summary>
    public static IQueryable<Publication> LivePublication(this CrampCheckDatabase database, string key) =>
        database.Publications.AsNoTracking().Where(publication => publication.Key == key && !publication.IsElsewhere).OrderByDescending(publication => publication.Id).Take(1);

    /// <summary>The newest publication of another version than the live one, or null.</summary>
    public static async Task<Publication?> PublicationBeforeAsync(this CrampCheckDatabase database, string key)
    {
        var live = await database.LivePublication(key).SingleAsync();
        return await database.Publications.AsNoTracking().Where(row => row.Key == key && !row.IsElsewhere && row.Id < live.Id && row.Number != live.Number)
            .OrderByDescending(row => row.Id).FirstOrDefaultAsync();
    }

    /// <summary>The version of a <see cref="TextRevision.Mark"/>; null if there is no such version here, or no longer.</summary>
    public static async Task<TextRevision?> VersionOfAsync(this CrampCheckDatabase database, string key, string mark) =>
        int.TryParse(mark.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && await database.TextRevisions.AsNoTracking().SingleOrDefaultAsync(revision => revision.Key == key && revision.Number == number) is { } version
        && mark == version.Mark ? version : null;

    /// <summary>The number of that version, or 0.</summary>
    public static async Task<int> NumberOfAsync(this CrampCheckDatabase database, string key, string mark) => (await database.VersionOfAsync(key, mark))?.Number ?? 0;

    /// <summary>The version that each of some publications put before visitors.</summary>
    public static IQueryable<TextRevision> Versions(this CrampCheckDatabase database, IQueryable<Publication> publications) =>
        from publication in publications
        join revision in database.TextRevisions.AsNoTracking()
            on new { publication.Key, publication.Number } equals new { revision.Key, revision.Number }
        select revision;

    /// <summary>The newest version of every text that is not aside: its draft, or what is live where there is none.</summary>
    public static IQueryable<TextRevision> Newest(this CrampCheckDatabase database) => OfEveryText(database.Newest);

    /// <summary>The same of one text.</summary>
    public static IQueryable<TextRevision> Newest(this CrampCheckDatabase database, string key) => database.TextRevisions.AsNoTracking()
        .Where(revision => revision.Key == key && !revision.IsAside).OrderByDescending(revision => revision.Number).Take(1);

    // One query that looks up each in its index; a GROUP BY would read all rows there ever were.
    private static IQueryable<TRow> OfEveryText<TRow>(Func<string, IQueryable<TRow>> rowsOf) =>
        TextKeys.All.Select(rowsOf).Aggregate((all, one) => all.Concat(one));
}
