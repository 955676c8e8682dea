using System.Globalization;
using CrampCheck.Web.Texts;
using Microsoft.EntityFrameworkCore;

namespace CrampCheck.Web.Data;

/// <summary>Queries on versions that are used in more than one place.</summary>
public static class VersionQueries
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

    /// <summary>The version of a <see cref="TextRevision.VersionToken"/>; null if there is no such version here, or no longer.</summary>
    public static async Task<TextRevision?> VersionOfAsync(this CrampCheckDatabase database, string key, string token) =>
        int.TryParse(token.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && await database.TextRevisions.AsNoTracking().SingleOrDefaultAsync(revision => revision.Key == key && revision.Number == number) is { } version
        && token == version.VersionToken ? version : null;

    /// <summary>The number of that version, or 0.</summary>
    public static async Task<int> NumberOfAsync(this CrampCheckDatabase database, string key, string token) => (await database.VersionOfAsync(key, token))?.Number ?? 0;

    /// <summary>The versions that publications made live.</summary>
    public static IQueryable<TextRevision> Versions(this CrampCheckDatabase database, IQueryable<Publication> publications) =>
        from publication in publications
        join revision in database.TextRevisions.AsNoTracking()
            on new { publication.Key, publication.Number } equals new { revision.Key, revision.Number }
        select revision;

    /// <summary>The newest version of every text that is not aside: its draft, or what is live where there is none.</summary>
    public static IQueryable<TextRevision> Newest(this CrampCheckDatabase database) => OfEveryText(database.Newest);

    /// <summary>The same for one text.</summary>
    public static IQueryable<TextRevision> Newest(this CrampCheckDatabase database, string key) => database.TextRevisions.AsNoTracking()
        .Where(revision => revision.Key == key && !revision.IsAside).OrderByDescending(revision => revision.Number).Take(1);

    // One index lookup for each key; a GROUP BY would read every row.
    private static IQueryable<TRow> OfEveryText<TRow>(Func<string, IQueryable<TRow>> rowsOf) =>
        TextKeys.All.Select(rowsOf).Aggregate((all, one) => all.Concat(one));
}
