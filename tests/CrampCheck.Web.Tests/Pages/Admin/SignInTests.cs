using System.Net;
using CrampCheck.Web.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace CrampCheck.Web.Tests.Pages.Admin;

public sealed class SignInTests(Site site) : IClassFixture<Site>
{
    public static TheoryData<string> Elsewhere => ["https://evil.example/", "//evil.example/admin", "/adminevil"];

    [Fact]
    public async Task SignIn_WithTheRightPassword_WorksAndIsLogged()
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
    public async Task SignIn_AfterTooManyTries_IsRefusedExceptOnTheOwnersDevice()
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
    public async Task SignIn_WithAReturnAddressElsewhere_StaysOnThisSite(string address)
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
}
