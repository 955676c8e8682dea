using System.Net;
using Microsoft.EntityFrameworkCore;

namespace CrampCheck.Web.Tests.Pages.Admin;

public sealed class AccountTests(Site site) : IClassFixture<Site>
{
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
    public async Task ChangePassword_ThatCannotBeLogged_ChangesNothing()
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
    public async Task Send_AnImpossibleTask_IsRefusedWithAMessage(string task, string password)
    {
        var editor = await Editor.NewAsync(site);
        var answer = await editor.SendAsync("/admin/account?handler=" + task, "", ("Password", password), ("Passkey", "{}"), ("Id", "00"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotEmpty((await answer.PageAsync()).QuerySelector("main h1")!.TextContent);
    }
}
