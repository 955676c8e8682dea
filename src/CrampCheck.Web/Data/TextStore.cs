using System.Collections.Immutable;
using System.Globalization;
using CrampCheck.Web.Texts;
using Microsoft.EntityFrameworkCore;

namespace CrampCheck.Web.Data;

/// <summary>Adds the texts that the database lacks, and reads the live ones.</summary>
public sealed class TextStore(CrampCheckDatabase database, TimeProvider time)
{
    private const string FirstVersion = "First version";

    /// <summary>Inserts and publishes the texts that have no row. Existing rows stay as they are.</summary>
    public async Task SeedAsync(IReadOnlyCollection<SourceText> texts, CancellationToken cancellationToken)
    {
        if (await MissingAsync(texts, cancellationToken) is [])
        {
            return;
        }

        // Checked again inside the transaction: another instance may have done it in the meantime.
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
            select new Change(revision.Title, publication.PublishedAt, publication.Reason)).Take(SiteTexts.MaxChanges).ToListAsync(cancellationToken);
        return ([.. live.Select(revision => revision.ToText())], [.. history]);
    }

    private async Task<List<SourceText>> MissingAsync(IReadOnlyCollection<SourceText> texts, CancellationToken cancellationToken)
    {
        var there = await database.TextRevisions.Select(revision => revision.Key).Distinct().ToListAsync(cancellationToken);
        return [.. texts.ExceptBy(there, text => text.Key)];
    }
}
