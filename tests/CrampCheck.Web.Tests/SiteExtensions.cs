using CrampCheck.Web.Data;
using CrampCheck.Web.People;
using Microsoft.Extensions.DependencyInjection;

namespace CrampCheck.Web.Tests;

internal static class SiteExtensions
{
    /// <summary>Path and query of a link for a new password.</summary>
    public static Task<string> InviteAsync(this Site site, string email, bool isPublisher = true) =>
        site.WithAsync<Invitations, string>(invitations => invitations.InviteAsync(email, isPublisher, "test"));

    public static async Task<TResult> WithAsync<TService, TResult>(this Site site, Func<TService, Task<TResult>> work)
        where TService : notnull
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public static async Task<IReadOnlyList<AuditEntry>> LogAsync(this Site site) =>
        await site.WithAsync<CrampCheckDatabase, IReadOnlyList<AuditEntry>>(database => Task.FromResult<IReadOnlyList<AuditEntry>>([.. database.AuditEntries.OrderBy(entry => entry.Id)]));

    /// <summary>What a form says that begins from a version.</summary>
    public static async Task<string> MarkAsync(this Site site, string key, int number) => (await site.VersionsAsync(key)).Single(version => version.Number == number).VersionToken;

    public static async Task<IReadOnlyList<TextRevision>> VersionsAsync(this Site site, string key) =>
        await site.WithAsync<CrampCheckDatabase, IReadOnlyList<TextRevision>>(database => Task.FromResult<IReadOnlyList<TextRevision>>([.. database.TextRevisions.Where(revision => revision.Key == key).OrderBy(revision => revision.Number)]));
}
