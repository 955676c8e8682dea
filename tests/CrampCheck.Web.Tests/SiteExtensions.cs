using System.Net;
using CrampCheck.Rules;
using CrampCheck.Web.Data;
using CrampCheck.Web.Editing;
using CrampCheck.Web.People;
using CrampCheck.Web.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CrampCheck.Web.Tests;

internal static class SiteExtensions
{
    /// <summary>Waits until its database is open.</summary>
    public static async Task<Site> StartAsync(this Site site)
    {
        await site.InitializeAsync();
        return site;
    }

    public static Task<string> HealthAsync(this Site site) => site.Client().GetStringAsync(new Uri("/health/ready", UriKind.Relative));

    /// <summary>The advice that a visitor with a cold room reads first.</summary>
    public static async Task<string> ColdAdviceAsync(this Site site)
    {
        var response = await site.Client().SendFormAsync(Forms.With(("Room", "cold")));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.PageAsync()).QuerySelector(".first p")!.TextContent;
    }

    /// <summary>Invites a person.</summary>
    /// <returns>Path and query of the link to choose a password.</returns>
    public static Task<string> InviteAsync(this Site site, string email, bool isPublisher = true) =>
        site.WithAsync<Invitations, string>(invitations => invitations.InviteAsync(email, isPublisher, "test"));

    /// <summary>Gives a person a passkey, which makes a password worthless. Nothing can sign in with it.</summary>
    public static Task AddPasskeyAsync(this Site site, string email) => site.WithDatabaseAsync(async database =>
    {
        var person = await database.Users.SingleAsync(person => person.Email == email);
        database.UserPasskeys.Add(new() { UserId = person.Id, CredentialId = Guid.NewGuid().ToByteArray(), Data = new() { PublicKey = [1], AttestationObject = [], ClientDataJson = [] } });
        await database.SaveChangesAsync();
    });

    public static async Task<TResult> WithAsync<TService, TResult>(this Site site, Func<TService, Task<TResult>> work)
        where TService : notnull
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public static async Task WithAsync<TService>(this Site site, Func<TService, Task> work)
        where TService : notnull
    {
        await using var scope = site.Services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public static Task<TResult> WithDatabaseAsync<TResult>(this Site site, Func<CrampCheckDatabase, Task<TResult>> work) => site.WithAsync(work);

    public static Task WithDatabaseAsync(this Site site, Func<CrampCheckDatabase, Task> work) => site.WithAsync(work);

    public static Task ExecuteSqlAsync(this Site site, string sql) => site.WithDatabaseAsync(database => database.Database.ExecuteSqlRawAsync(sql));

    public static Task<List<AuditEntry>> LogAsync(this Site site) =>
        site.WithDatabaseAsync(database => database.AuditEntries.OrderBy(entry => entry.Id).ToListAsync());

    /// <param name="basedOn">The version that was changed; the newest if none is given.</param>
    public static async Task<SaveOutcome> SaveDraftAsync(this Site site, string key, string body, int? basedOn = null)
    {
        basedOn ??= (await site.WithDatabaseAsync(database => database.Newest(key).SingleAsync())).Number;
        var token = await site.VersionTokenAsync(key, basedOn.Value);
        return await site.WithAsync<Drafts, SaveOutcome>(drafts => drafts.SaveAsync(key, new("Title", "A test", "2026-11-22", body), token, "editor@example.org"));
    }

    /// <summary>Publishes other advice about cold, without the checks of a page.</summary>
    public static async Task PublishColdAdviceAsync(this Site site, string body)
    {
        var key = TextKeys.Advice(Cause.ColdStimulation);
        var number = (await site.VersionsAsync(key))[^1].Number + 1;
        await site.WithDatabaseAsync(database =>
        {
            database.TextRevisions.Add(new() { Key = key, Number = number, Title = "Cold", Source = "A test", Reviewed = "2026-11-22", Body = body, SavedAt = DateTime.UtcNow, SavedBy = "editor@example.org" });
            database.Publications.Add(new() { Key = key, Number = number, PublishedAt = DateTime.UtcNow, Reason = "Test" });
            return database.SaveChangesAsync();
        });
        await site.Services.GetRequiredService<LiveTextsRefresh>().RunAsync(CancellationToken.None);
    }

    /// <summary>What an editor's form says of the version that it is based on.</summary>
    public static async Task<string> VersionTokenAsync(this Site site, string key, int number) =>
        (await site.VersionsAsync(key)).Single(version => version.Number == number).VersionToken;

    public static Task<List<TextRevision>> VersionsAsync(this Site site, string key) =>
        site.WithDatabaseAsync(database => database.TextRevisions.Where(revision => revision.Key == key).OrderBy(revision => revision.Number).ToListAsync());
}
