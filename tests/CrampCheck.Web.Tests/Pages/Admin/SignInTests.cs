using System.Net;
using AngleSharp.Html.Dom;
using CrampCheck.Web.People;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace CrampCheck.Web.Tests.Pages.Admin;

public sealed class SignInTests(Site site) : IClassFixture<Site>
{
    public static TheoryData<string> Elsewhere => ["https://evil.example/", "//evil.example/admin", "/adminevil"];

    [Fact]
    public async Task SignIn_WithTheRightPassword_OpensTheDoorAndIsWrittenDown()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var own = await new Site(time).StartAsync();
        var editor = (await Editor.NewAsync(own)).Elsewhere();
        time.Advance(TimeSpan.FromMinutes(7));

        var answer = await editor.SignInAsync(returnUrl: "/admin/edit/advice/joint");

        Assert.Equal("/admin/edit/advice/joint", answer.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await editor.GetAsync("/admin")).StatusCode);
        var line = Assert.Single(await own.LogAsync(), entry => entry.Action == "signed in");
        Assert.Equal((time.GetUtcNow().UtcDateTime, editor.Email, "password"), (line.At, line.Who, line.Detail));
    }

    [Fact]
    public async Task SignIn_OnSeveralDevices_EndsNoneOfThem()
    {
        var first = await Editor.NewAsync(site);
        var devices = Enumerable.Range(0, 5).Select(_ => first.Elsewhere()).ToList();
        foreach (var device in devices)
        {
            Assert.Equal(HttpStatusCode.Redirect, (await device.SignInAsync()).StatusCode);
        }

        foreach (var device in devices.Prepend(first))
        {
            Assert.Equal(HttpStatusCode.OK, (await device.GetAsync("/admin")).StatusCode);
        }
    }

    [Fact]
    public async Task SignIn_ThatFails_LooksAlikeWhateverTheReason()
    {
        var known = (await Editor.NewAsync(site)).Elsewhere();
        var withPasskey = await Editor.NewAsync(site);
        await AddPasskeyAsync(withPasskey.Email);
        var invited = new Editor(site, $"{Guid.NewGuid():N}@example.org");
        await site.InviteAsync(invited.Email);
        var unknown = new Editor(site, $"{Guid.NewGuid():N}@example.org");
        (Editor Editor, string Password)[] tries =
            [(known, "a wrong password"), (withPasskey.Elsewhere(), Editor.Password), (withPasskey.Elsewhere(), "a wrong password"), (invited, ""), (unknown, Editor.Password)];

        var pages = new List<string>();
        foreach (var (editor, password) in tries)
        {
            var answer = await editor.SignInAsync(password);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.False(answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(cookie => cookie.Contains("SignIn", StringComparison.Ordinal)));
            pages.Add((await answer.PageAsync()).QuerySelector(".summary")!.TextContent);
        }

        Assert.Single(pages.Distinct());
        Assert.Contains(site.Log, line => line.RenderMessage().StartsWith("A sign-in failed: account \"none\"", StringComparison.Ordinal));
        Assert.DoesNotContain(site.Log, line => line.RenderMessage().Contains(unknown.Email, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task SignIn_AfterTooManyTries_IsRefusedThoughRightButNotOnTheOwnersDevice()
    {
        var owner = await Editor.NewAsync(site);
        var attacker = owner.Elsewhere();
        for (var i = 0; i < SignInLimiter.PerAccount; i++)
        {
            await attacker.SignInAsync($"guess number {i}");
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await attacker.SignInAsync()).StatusCode);

        await owner.SendAsync("/admin/sign-out", "");
        Assert.Equal(HttpStatusCode.Redirect, (await owner.SignInAsync()).StatusCode);
    }

    [Theory]
    [MemberData(nameof(Elsewhere))]
    public async Task SignIn_WithAReturnAddressElsewhere_StaysHere(string address)
    {
        var editor = (await Editor.NewAsync(site)).Elsewhere();
        var signedIn = await editor.SignInAsync(returnUrl: address);
        var openedAgain = await editor.GetAsync("/admin/sign-in?returnUrl=" + Uri.EscapeDataString(address));
        Assert.Equal(("/admin", "/admin"), (signedIn.Headers.Location!.OriginalString, openedAgain.Headers.Location!.OriginalString));
    }

    [Fact]
    public async Task SignIn_WhileNothingCanBeWritten_DoesNotTellWhetherThePasswordWasRight()
    {
        await using var own = await new Site().StartAsync();
        var editor = (await Editor.NewAsync(own)).Elsewhere();
        await own.ExecuteSqlAsync("ALTER TABLE AuditEntries RENAME TO Away");

        var (right, wrong) = (await editor.SignInAsync(), await editor.Elsewhere().SignInAsync("not the password"));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (wrong.StatusCode, right.StatusCode));
        Assert.Equal(await WordsAsync(wrong), await WordsAsync(right));
        Assert.False(right.Headers.Contains("Set-Cookie"));

        static async Task<string> WordsAsync(HttpResponseMessage answer) => (await answer.PageAsync()).Body!.TextContent;
    }

    [Fact]
    public async Task SignOut_InOneBrowser_LeavesTheOthers()
    {
        var editor = await Editor.NewAsync(site);
        var other = editor.Elsewhere();
        await other.SignInAsync();

        Assert.Equal("/admin/sign-in", (await editor.SendAsync("/admin/sign-out", "")).Headers.Location!.OriginalString);

        Assert.Equal(HttpStatusCode.Redirect, (await editor.GetAsync("/admin")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/admin")).StatusCode);
    }

    [Fact]
    public async Task SignOut_WhileTheDatabaseIsAway_WorksInOneBrowserAndNotEverywhere()
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
    public async Task ChangePassword_EndsTheOtherSessionsAndTheOldPassword()
    {
        var editor = await Editor.NewAsync(site);
        var other = editor.Elsewhere();
        await other.SignInAsync();

        var answer = await editor.SendAsync("/admin/account", "ChangePassword", ("Password", Editor.Password), ("NewPassword", "seven green kettles sing"));

        Assert.Contains("The password is changed.", (await answer.PageAsync()).QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await editor.GetAsync("/admin")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await other.GetAsync("/admin")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await other.SignInAsync()).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await other.SignInAsync("seven green kettles sing")).StatusCode);
    }

    [Fact]
    public async Task ChangePassword_ThatCannotBeWrittenDown_ChangesNothing()
    {
        await using var own = await new Site().StartAsync();
        var editor = await Editor.NewAsync(own);
        var other = editor.Elsewhere();
        await other.SignInAsync();
        await own.ExecuteSqlAsync("ALTER TABLE AuditEntries RENAME TO Away");

        var answer = await editor.SendAsync("/admin/account", "ChangePassword", ("Password", Editor.Password), ("NewPassword", "seven green kettles sing"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("The database is unavailable", (await answer.PageAsync()).QuerySelector("h1")!.TextContent);
        await own.ExecuteSqlAsync("ALTER TABLE Away RENAME TO AuditEntries");
        Assert.Equal(HttpStatusCode.OK, (await editor.GetAsync("/admin")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/admin")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await editor.Elsewhere().SignInAsync()).StatusCode);
    }

    [Theory]
    [InlineData("wrong", "seven green kettles sing")]
    [InlineData(Editor.Password, "short")]
    [InlineData(Editor.Password, "")]
    [InlineData("", "seven green kettles sing")]
    public async Task ChangePassword_WithAFault_ChangesNothing(string password, string newPassword)
    {
        var editor = await Editor.NewAsync(site);
        var answer = await editor.SendAsync("/admin/account", "ChangePassword", ("Password", password), ("NewPassword", newPassword));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await answer.PageAsync();
        Assert.NotEmpty(page.QuerySelector(".summary li")!.TextContent);
        Assert.Equal(password == Editor.Password, page.QuerySelector("#NewPassword-error") is not null);
        Assert.Equal(HttpStatusCode.Redirect, (await editor.Elsewhere().SignInAsync()).StatusCode);
    }

    [Theory]
    [InlineData("Options", "wrong")]
    [InlineData("RemovePasskey", Editor.Password)]
    [InlineData("AddPasskey", Editor.Password)]
    [InlineData("Nonsense", Editor.Password)]
    public async Task Account_AskedForWhatItCannotDo_RefusesInWords(string task, string password)
    {
        var editor = await Editor.NewAsync(site);
        var answer = await editor.SendAsync("/admin/account?handler=" + task, "", ("Password", password), ("Passkey", "{}"), ("Id", "00"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotEmpty((await answer.PageAsync()).QuerySelector("main h1")!.TextContent);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{}}")]
    [InlineData("[[[[[[[[")]
    public async Task SignIn_WithAForgedPasskey_IsRefused(string credential)
    {
        var nobody = new Editor(site, "");
        var page = await nobody.PageAsync("/admin/sign-in");
        foreach (var askFirst in new[] { false, true })
        {
            if (askFirst)
            {
                Assert.Equal(HttpStatusCode.OK, (await nobody.SendAsync(page, "", "Options")).StatusCode);
            }

            var answer = await nobody.SendAsync(page, "", "Passkey", ("Passkey", credential));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.NotNull((await answer.PageAsync()).QuerySelector(".summary"));
        }
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
    public async Task SignIn_OutsideDevelopment_SetsCookiesForHttpsAlone()
    {
        await using var production = await new Site(host => host.UseEnvironment("Production")).StartAsync();
        production.ClientOptions.BaseAddress = new("https://localhost");
        var editor = new Editor(production, "anna@example.org");

        var page = await editor.GetAsync("/admin/sign-in");
        var answer = await editor.AcceptAsync(await production.InviteAsync(editor.Email));

        List<string> cookies = [.. page.Headers.GetValues("Set-Cookie"), .. answer.Headers.GetValues("Set-Cookie")];
        Assert.Contains(cookies, cookie => cookie.StartsWith("__Host-CrampCheck.Form=", StringComparison.Ordinal));
        Assert.Contains(cookies, cookie => cookie.StartsWith("__Host-CrampCheck.SignIn=", StringComparison.Ordinal));
        Assert.False(page.Headers.Contains("X-Frame-Options"));
        Assert.All(cookies, cookie =>
        {
            Assert.StartsWith("__Host-CrampCheck.", cookie, StringComparison.Ordinal);
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Matches("; samesite=(lax|strict)", cookie);
            Assert.Contains("; path=/;", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task SignIn_OverPlainHttpOutsideDevelopment_IsRefusedInWords()
    {
        await using var production = await new Site(host => host.UseEnvironment("Production")).StartAsync();
        var answer = await production.Client().GetAsync(new Uri("/admin/sign-in", UriKind.Relative));
        Assert.Equal(HttpStatusCode.UpgradeRequired, answer.StatusCode);
        Assert.Equal("This part needs https", (await answer.PageAsync()).QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Send_OverPlainHttpOutsideDevelopment_IsHandedBackWhoeverSendsIt(bool isSignedIn)
    {
        await using var production = await new Site(host => host.UseEnvironment("Production")).StartAsync();
        production.ClientOptions.BaseAddress = new("https://localhost");
        var editor = new Editor(production, "anna@example.org");
        var accepted = await editor.AcceptAsync(await production.InviteAsync(editor.Email));
        production.ClientOptions.BaseAddress = new("http://localhost");
        var client = production.Client();
        if (isSignedIn)
        {
            client.DefaultRequestHeaders.Add("Cookie", accepted.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        }

        var sent = await client.SendFormAsync([("Title", "A title"), ("Body", "Hours of work")], "/admin/edit/advice/joint");
        var asked = await client.GetAsync(new Uri("/admin", UriKind.Relative));

        Assert.Equal((HttpStatusCode.UpgradeRequired, HttpStatusCode.UpgradeRequired), (sent.StatusCode, asked.StatusCode));
        Assert.All([sent, asked], answer =>
        {
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            Assert.True(answer.Headers.Contains("Content-Security-Policy"));
        });
        var page = await sent.PageAsync();
        Assert.Equal("Hours of work", ((IHtmlTextAreaElement)page.QuerySelector("#Body")!).Value);
        Assert.Null(page.QuerySelector("nav.admin"));
    }

    [Fact]
    public async Task Visit_WithASession_IsServedAsAnybodyAndRenewsNothing()
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

    private Task<int> AddPasskeyAsync(string email) => site.WithDatabaseAsync(async database =>
    {
        var person = await database.Users.SingleAsync(person => person.Email == email);
        database.UserPasskeys.Add(new IdentityUserPasskey<string>
        {
            UserId = person.Id,
            CredentialId = Guid.NewGuid().ToByteArray(),
            Data = new() { PublicKey = [1], AttestationObject = [], ClientDataJson = [] },
        });
        return await database.SaveChangesAsync();
    });
}
