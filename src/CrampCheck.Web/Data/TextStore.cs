using System.Collections.Immutable;
using CrampCheck.Web.Texts;
using Microsoft.EntityFrameworkCore;

namespace CrampCheck.Web.Data;

/// <summary>Reads the texts from the database and puts in what it lacks.</summary>
public sealed class TextStore(CrampCheckDatabase database, TimeProvider time)
{
    /// <summary>Inserts the texts that have no row. Rows that are there stay as they are.</summary>
    public async Task SeedAsync(IEnumerable<SourceText> texts, CancellationToken cancellationToken)
    {
        var there = await database.TextRevisions.Select(revision => revision.Key).Distinct().ToListAsync(cancellationToken);
        database.TextRevisions.AddRange(texts.ExceptBy(there, text => text.Key).Select(text => new TextRevision
        {
            Key = text.Key,
            Number = 1,
            Title = text.Title,
            Source = text.Source,
            Reviewed = text.Reviewed,
            Body = text.Body,
            PublishedAt = time.GetUtcNow().UtcDateTime,
            Reason = "First version",
        }));
        await database.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The live texts and the public history.</summary>
    public async Task<SiteTexts> ReadAsync(SourceText article, CancellationToken cancellationToken)
    {
        var live = await database.TextRevisions.AsNoTracking()
            .Where(revision => revision.Number == database.TextRevisions
                .Where(other => other.Key == revision.Key)
                .Max(other => other.Number))
            .ToListAsync(cancellationToken);
        var history = await database.TextRevisions.AsNoTracking()
            .OrderByDescending(revision => revision.PublishedAt)
            .ThenByDescending(revision => revision.Id)
            .Select(revision => new Change(revision.Title, revision.PublishedAt, revision.Reason))
            .ToListAsync(cancellationToken);
        return new(article, live.Select(revision => revision.ToText()), [.. history]);
    }
}
