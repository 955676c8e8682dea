using System.Net;
using CrampCheck.Web.Data;
using CrampCheck.Web.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CrampCheck.Web.Tests.Pages.Admin;

public sealed class InvitationTests(Site site) : IClassFixture<Site>
{
    private readonly Editor _editor = new(site, $"{Guid.NewGuid():N}@example.org");

    [Fact]
    public async Task Accept_ALink_SignsInAndUsesTheLinkUp()
    {
        var link = await site.InviteAsync(_editor.Email);

        Assert.Equal("/admin", (await _editor.AcceptAsync(link)).Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await _editor.GetAsync("/admin/people")).StatusCode);
        await AssertDeadAsync(link);
    }

    [Fact]
    public async Task Accept_ALinkTwiceFromOpenPages_WorksOnce()
    {
        var link = await site.InviteAsync(_editor.Email);
        var other = _editor.Elsewhere();
        var page = await (await other.GetAsync(link)).PageAsync();
        await _editor.AcceptAsync(link);

        var answer = await other.SendAsync(page, link, "", ("NewPassword", "an attacker's own words"));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await other.SignInAsync()).StatusCode);
    }

    [Fact]
    public async Task Accept_ALinkInManyBrowsersAtOnce_WorksOnceOnly()
    {
        var link = await site.InviteAsync(_editor.Email);
        var browsers = Enumerable.Range(0, 6).Select(_ => _editor.Elsewhere()).ToList();
        var pages = await Task.WhenAll(browsers.Select(browser => browser.PageAsync(link)));

        var answers = await Task.WhenAll(browsers.Zip(pages, (browser, page) => Task.Run(() => browser.SendAsync(page, link, "", ("NewPassword", Editor.Password)))));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Redirect);
        Assert.Equal(browsers.Count - 1, answers.Count(answer => answer.StatusCode == HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task Make_ANewerLink_EndsTheOlderAndTheSessions()
    {
        await _editor.AcceptAsync(await site.InviteAsync(_editor.Email));
        var older = await site.InviteAsync(_editor.Email);
        var newer = await site.InviteAsync(_editor.Email);

        Assert.Equal(HttpStatusCode.Redirect, (await _editor.GetAsync("/admin")).StatusCode);
        await AssertDeadAsync(older);
        Assert.Equal(HttpStatusCode.Redirect, (await _editor.AcceptAsync(newer, "seven green kettles sing")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await _editor.Elsewhere().SignInAsync()).StatusCode);
    }

    [Fact]
    public async Task SignInAndOut_WithTheOldPassword_LeavesANewLinkValid()
    {
        await _editor.AcceptAsync(await site.InviteAsync(_editor.Email));
        var link = await site.InviteAsync(_editor.Email);

        Assert.Equal(HttpStatusCode.Redirect, (await _editor.SignInAsync()).StatusCode);
        await _editor.SendAsync("/admin/sign-out", "");

        Assert.Equal(HttpStatusCode.Redirect, (await _editor.AcceptAsync(link, "seven green kettles sing")).StatusCode);
    }

    [Theory]
    [InlineData(true, "publisher")]
    [InlineData(false, "editor")]
    public async Task Accept_ALink_IsLoggedWithItsRole(bool isPublisher, string role)
    {
        await _editor.AcceptAsync(await site.InviteAsync(_editor.Email, isPublisher));

        Assert.Equal(
            [("test", "made a link", role), (_editor.Email, "used a link", "")],
            (await site.LogAsync()).Where(entry => entry.Subject == _editor.Email && entry.Action.EndsWith("link", StringComparison.Ordinal)).Select(entry => (entry.Who, entry.Action, entry.Detail)));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(null, true)]
    public async Task Make_ALinkForAnExistingPerson_GivesTheNamedRole(bool? isPublisher, bool isPublisherThen)
    {
        await site.InviteAsync(_editor.Email, isPublisher: isPublisher != true);

        await site.WithAsync<Invitations, string>(invitations => invitations.InviteAsync(_editor.Email, isPublisher, "test"));

        Assert.Equal(isPublisherThen, (await site.WithAsync<UserManager<Person>, Person?>(people => people.FindByEmailAsync(_editor.Email)))!.IsPublisher);
    }

    [Fact]
    public async Task Make_ALinkForSomebodyNewWithoutARole_MakesNoPublisher()
    {
        await site.WithAsync<Invitations, string>(invitations => invitations.InviteAsync(_editor.Email, isPublisher: null, "test"));

        Assert.False((await site.WithAsync<UserManager<Person>, Person?>(people => people.FindByEmailAsync(_editor.Email)))!.IsPublisher);
    }

    [Fact]
    public async Task Make_ALinkForAnInvalidAddress_FailsAndAddsNobody()
    {
        var name = $"{Guid.NewGuid():N}";

        await Assert.ThrowsAsync<InvalidOperationException>(() => site.InviteAsync(name));

        Assert.Null(await site.WithAsync<UserManager<Person>, Person?>(people => people.FindByNameAsync(name)));
        Assert.DoesNotContain(await site.LogAsync(), entry => entry.Subject == name);
    }

    [Theory]
    [InlineData("name@example.org", true)]
    [InlineData("", false)]
    [InlineData("name", false)]
    [InlineData("name@exam ple.org", false)]
    [InlineData("o'neill+texts@example.co.uk", true)]
    [InlineData("name\u200b@example.org", false)]
    [InlineData("name@example.org\n", false)]
    [InlineData("a@b@c", false)]
    [InlineData("\"a@b\"@example.org", false)]
    [InlineData("Name <name@example.org>", false)]
    public void IsAddress_PlainAddressOnly_IsTrue(string text, bool isOne) => Assert.Equal(isOne, Invitations.IsAddress(text));

    [Fact]
    public void IsAddress_UpToMaximumLength_IsTrue()
    {
        const string host = "@example.org";
        Assert.True(Invitations.IsAddress(new string('a', 254 - host.Length) + host));
        Assert.False(Invitations.IsAddress(new string('a', 255 - host.Length) + host));
    }

    [Fact]
    public async Task Accept_AnExpiredLink_IsRefused()
    {
        await using var late = new Site(host => host.ConfigureTestServices(services =>
            services.Configure<DataProtectionTokenProviderOptions>(link => link.TokenLifespan = TimeSpan.FromTicks(1))));
        await late.InitializeAsync();
        var answer = await late.Client().GetAsync(new Uri(await late.InviteAsync(_editor.Email), UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public void LinkLife_IsOneDay() => Assert.Equal(
        TimeSpan.FromHours(24),
        site.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<DataProtectionTokenProviderOptions>>().Value.TokenLifespan);

    [Theory]
    [InlineData("/admin/invitation")]
    [InlineData("/admin/invitation?person=&token=")]
    [InlineData("/admin/invitation?person=nobody")]
    [InlineData("/admin/invitation?token=x")]
    [InlineData("/admin/invitation?person=nobody&token=x")]
    [InlineData("/admin/invitation?person=%00&token=%00")]
    public Task Open_AWrongLink_SaysSo(string link) => AssertDeadAsync(link);

    [Fact]
    public async Task Open_ALinkForSomebodyElse_SaysSo()
    {
        var mine = await site.InviteAsync(_editor.Email);
        var theirs = await site.InviteAsync($"{Guid.NewGuid():N}@example.org");
        await AssertDeadAsync(mine[..mine.IndexOf("&token", StringComparison.Ordinal)] + theirs[theirs.IndexOf("&token", StringComparison.Ordinal)..]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("eleven char")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("ababababababab")]
    [InlineData("my password is long")]
    [InlineData("CrampCheck for ever")]
    [InlineData("12345678901234")]
    [InlineData("chickenwing101!")]
    [InlineData("localhost for ever")]
    public async Task Accept_WithAnEasilyGuessedPassword_SaysWhyBesideTheField(string password)
    {
        var link = await site.InviteAsync(_editor.Email);

        var answer = await _editor.AcceptAsync(link, password);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await answer.PageAsync();
        Assert.StartsWith("Error:", page.Title, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelector("#NewPassword-error")!.TextContent);
        Assert.Equal(HttpStatusCode.Redirect, (await _editor.AcceptAsync(link)).StatusCode);
    }

    [Fact]
    public async Task Accept_WithAPasswordContainingOnesAddress_SaysWhatToLeaveOut()
    {
        var name = _editor.Email.Split('@')[0];

        var answer = await _editor.AcceptAsync(await site.InviteAsync(_editor.Email), $"goats and {name}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"Leave out “{name}”", (await answer.PageAsync()).QuerySelector("#NewPassword-error")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("violet horses never whisper")]
    [InlineData("ünïcödé wörter sind gut")]
    [InlineData("qpwoeirutyalskd")]
    [InlineData("840193756284")]
    [InlineData(" spaces at both ends stay ")]
    [InlineData("ÅÄÖ e\u0301 \u00e9 \ud83d\udc10 goats")]
    public async Task Accept_WithAnyLongPassword_Works(string password)
    {
        Assert.Equal(HttpStatusCode.Redirect, (await _editor.AcceptAsync(await site.InviteAsync(_editor.Email), password)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await _editor.Elsewhere().SignInAsync(password)).StatusCode);
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(128, true)]
    [InlineData(PasswordRules.MaxPasswordLength, true)]
    [InlineData(PasswordRules.MaxPasswordLength + 1, false)]
    public async Task Accept_PasswordLength_IsEnforced(int length, bool isTaken)
    {
        var password = string.Join(' ', Enumerable.Range(1000, 80))[..length];
        Assert.Equal(isTaken ? HttpStatusCode.Redirect : HttpStatusCode.BadRequest, (await _editor.AcceptAsync(await site.InviteAsync(_editor.Email), password)).StatusCode);
        Assert.Equal(isTaken ? HttpStatusCode.Redirect : HttpStatusCode.BadRequest, (await _editor.Elsewhere().SignInAsync(password)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await _editor.Elsewhere().SignInAsync(password[..^1])).StatusCode);
    }

    [Theory]
    [InlineData(" spaces at both ends stay", "spaces at both ends stay")]
    [InlineData("CAPITALS and small ones", "capitals and small ones")]
    [InlineData("cafe\u0301 by the old harbour", "caf\u00e9 by the old harbour")]
    public async Task SignIn_WithAnAlmostRightPassword_IsRefused(string password, string other)
    {
        await _editor.AcceptAsync(await site.InviteAsync(_editor.Email), password);
        Assert.Equal(HttpStatusCode.BadRequest, (await _editor.Elsewhere().SignInAsync(other)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await _editor.Elsewhere().SignInAsync(password)).StatusCode);
    }

    [Fact]
    public async Task Accept_ALinkAfterALostPasskey_RemovesThePasskey()
    {
        await _editor.AcceptAsync(await site.InviteAsync(_editor.Email));
        await site.AddPasskeyAsync(_editor.Email);

        await _editor.Elsewhere().AcceptAsync(await site.InviteAsync(_editor.Email));

        Assert.Equal(HttpStatusCode.Redirect, (await _editor.Elsewhere().SignInAsync()).StatusCode);
    }

    private async Task AssertDeadAsync(string link)
    {
        var answer = await site.Client().GetAsync(new Uri(link, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("This link does not work any more", (await answer.PageAsync()).QuerySelector("h1")!.TextContent);
    }
}
