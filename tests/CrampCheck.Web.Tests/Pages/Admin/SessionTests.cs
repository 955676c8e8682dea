using System.Net;
using CrampCheck.Web.Data;
using CrampCheck.Web.Tests.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CrampCheck.Web.Tests.Pages.Admin;

/// <summary>A session ends when it should, also for a copy of its cookie, and in every instance.</summary>
public sealed class SessionTests(TwoInstances instances) : IClassFixture<TwoInstances>
{
    private static readonly int Tries = Rounds.Of(5, 1000);
    private readonly Site _site = instances.First;

    [Fact]
    public async Task Replay_ACookieAfterSigningOutEverywhere_IsRefusedEachTimeInEveryInstance()
    {
        var (editor, cookie) = await NewAsync();
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], await OpenAsync(cookie));

        await editor.SendAsync("/admin/account", "Everywhere");

        for (var i = 0; i < Tries; i++)
        {
            Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Redirect], await OpenAsync(cookie));
        }
    }

    [Fact]
    public async Task SignOut_EverywhereSeveralTimesAtOnce_SignsOutEachTime()
    {
        var (editor, cookie) = await NewAsync();
        var page = await editor.PageAsync("/admin/account");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => editor.SendAsync(page, "", "Everywhere"))));

        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.Redirect);
        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.Unauthorized, $"{answer.StatusCode}"));
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Redirect], await OpenAsync(cookie));
    }

    [Theory]
    [InlineData("removed")]
    [InlineData("demoted")]
    [InlineData("invited again")]
    [InlineData("changed the password elsewhere")]
    [InlineData("signed out everywhere, and a backup with the session restored")]
    public async Task Use_ASessionAfterAnAccountChange_IsRefusedAtOnceInEveryInstance(string what)
    {
        var (editor, cookie) = await NewAsync();
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], await OpenAsync(cookie));

        switch (what)
        {
            case "removed":
                await ChangeAsync(editor, "Remove");
                break;
            case "demoted":
                await ChangeAsync(editor, "ChangeRole");
                break;
            case "invited again":
                await _site.InviteAsync(editor.Email);
                break;
            case "signed out everywhere, and a backup with the session restored":
                var backup = Path.Combine(_site.Data, "with-session.db");
                await _site.WithAsync<DatabaseBackup>(backups => backups.BackupAsync(backup));
                await editor.SendAsync("/admin/account", "Everywhere");
                await _site.WithAsync<DatabaseRestore, Restored>(restore => restore.RestoreAsync(backup));
                break;
            default:
                var elsewhere = editor.Elsewhere();
                await elsewhere.SignInAsync();
                var answer = await elsewhere.SendAsync("/admin/account", "ChangePassword", ("Password", Editor.Password), ("NewPassword", "seven green kettles sing"));
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync("/admin")).StatusCode);
                break;
        }

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Redirect], await OpenAsync(cookie));
    }

    [Theory]
    [InlineData(366)]
    [InlineData(-366)]
    public async Task Jump_OfTheClockByAYear_EndsSessionsAndBreaksNothing(int days)
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var jumping = await new Site(time).StartAsync();
        var editor = await Editor.NewAsync(jumping);
        for (var jump = 0; jump < 2; jump++)
        {
            // There, and back.
            time.AdjustTime(time.GetUtcNow().AddDays(jump == 0 ? days : -days));

            Assert.Equal(HttpStatusCode.Redirect, (await editor.GetAsync("/admin")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await jumping.Client().SendFormAsync(Forms.Full)).StatusCode);
            Assert.Equal(HttpStatusCode.Redirect, (await editor.SignInAsync()).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await editor.GetAsync("/admin")).StatusCode);
            var before = (await jumping.VersionsAsync("advice/joint"))[^1].Number;
            await editor.SendAsync("/admin/edit/advice/joint", "Save", ("Body", $"Words after jump {jump}."));
            Assert.Equal(before + 1, (await jumping.VersionsAsync("advice/joint"))[^1].Number);
            Assert.Contains($"Words after jump {jump}.", await (await editor.GetAsync("/admin/edit/advice/joint")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task SignIn_WithAHashOfFewerRounds_RehashesWithAdvisedRounds()
    {
        // Without what makes hashes quick for the tests.
        await using var slow = await new Site(_site.Data, host => host.ConfigureTestServices(services => services.RemoveAll<IPostConfigureOptions<PasswordHasherOptions>>())).StartAsync();
        var (editor, _) = await NewAsync();
        var old = new PasswordHasher<Person>(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 100_000 })).HashPassword(new(), Editor.Password);
        await _site.WithDatabaseAsync(database => database.Users.Where(person => person.Email == editor.Email).ExecuteUpdateAsync(set => set.SetProperty(person => person.PasswordHash, old)));

        var browser = new Editor(slow, editor.Email);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync()).StatusCode);

        var hash = await _site.WithDatabaseAsync(database => database.Users.Where(person => person.Email == editor.Email).Select(person => person.PasswordHash).SingleAsync());
        Assert.Equal((100_000u, 210_000u), (StoredHash.Parse(old).Rounds, StoredHash.Parse(hash!).Rounds));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/admin")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Elsewhere().SignInAsync()).StatusCode);
    }

    [Fact]
    public async Task SignOut_InOneBrowser_LeavesTheOthers()
    {
        var editor = await Editor.NewAsync(_site);
        var other = editor.Elsewhere();
        await other.SignInAsync();

        Assert.Equal("/admin/sign-in", (await editor.SendAsync("/admin/sign-out", "")).Headers.Location!.OriginalString);

        Assert.Equal(HttpStatusCode.Redirect, (await editor.GetAsync("/admin")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/admin")).StatusCode);
    }

    [Fact]
    public async Task SignOut_WhileTheDatabaseIsUnavailable_WorksInOneBrowserAndNotEverywhere()
    {
        await using var own = await new Site().StartAsync();
        var editor = await Editor.NewAsync(own);
        var (account, page) = (await editor.PageAsync("/admin/account"), await editor.PageAsync("/admin/sign-out"));
        await own.ExecuteSqlAsync("ALTER TABLE AspNetUsers RENAME TO Away");

        var everywhere = await editor.SendAsync(account, "", "Everywhere");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, false), (everywhere.StatusCode, everywhere.Headers.Contains("Set-Cookie")));
        Assert.Equal(HttpStatusCode.Redirect, (await editor.SendAsync(page, "/admin/sign-out", "")).StatusCode);

        await own.ExecuteSqlAsync("ALTER TABLE Away RENAME TO AspNetUsers");
        Assert.Equal(HttpStatusCode.Redirect, (await editor.GetAsync("/admin")).StatusCode);
    }

    [Fact]
    public async Task Wait_LongerThanASession_EndsIt()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var later = await new Site(time).StartAsync();
        var editor = await Editor.NewAsync(later);

        // Never idle for two hours, and yet no session lasts longer than twelve.
        for (var hours = 0; hours < 12; hours++)
        {
            Assert.Equal(HttpStatusCode.OK, (await editor.GetAsync("/admin")).StatusCode);
            time.Advance(TimeSpan.FromMinutes(61));
        }

        Assert.Equal(HttpStatusCode.Redirect, (await editor.GetAsync("/admin")).StatusCode);

        await editor.SignInAsync();
        time.Advance(TimeSpan.FromMinutes(121));
        Assert.Equal(HttpStatusCode.Redirect, (await editor.GetAsync("/admin")).StatusCode);
    }

    [Fact]
    public async Task Visit_WithASession_IsServedLikeAnyVisitAndRenewsNothing()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var later = await new Site(time).StartAsync();
        var editor = await Editor.NewAsync(later);
        time.Advance(TimeSpan.FromMinutes(90));

        var visit = await editor.GetAsync("/");
        var work = await editor.GetAsync("/admin");

        Assert.True(visit.Headers.CacheControl!.Public);
        Assert.False(visit.Headers.Contains("Set-Cookie"));
        Assert.True(work.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Use_ASessionThatCannotBeLookedUp_OpensNothingAndVisitsGoOn()
    {
        await using var own = await new Site().StartAsync();
        var editor = await Editor.NewAsync(own);
        await own.ExecuteSqlAsync("ALTER TABLE AspNetUsers RENAME TO Away");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await editor.GetAsync("/admin")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await editor.GetAsync("/")).StatusCode);
    }

    private async Task<(Editor Editor, string Cookie)> NewAsync()
    {
        var editor = await Editor.NewAsync(_site);
        var answer = await editor.Elsewhere().SignInAsync();
        return (editor, string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0])));
    }

    private async Task<HttpStatusCode[]> OpenAsync(string cookie) =>
        [await OpenAsync(_site, cookie), await OpenAsync(instances.Second, cookie)];

    private static async Task<HttpStatusCode> OpenAsync(Site site, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/admin/people");
        request.Headers.Add("Cookie", cookie);
        using var answer = await site.Client().SendAsync(request);
        return answer.StatusCode;
    }

    private async Task ChangeAsync(Editor editor, string task)
    {
        var publisher = await Editor.NewAsync(_site);
        var person = await _site.WithDatabaseAsync(database => database.Users.SingleAsync(person => person.Email == editor.Email));
        var answer = await publisher.SendAsync("/admin/people", task, ("Person", person.Id), ("Stamp", person.ConcurrencyStamp!));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
