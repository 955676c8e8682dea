using System.Net;
using AngleSharp.Html.Dom;
using CrampCheck.Web.Data;
using CrampCheck.Web.Texts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using static CrampCheck.Web.Tests.Editor;

namespace CrampCheck.Web.Tests.Pages.Admin;

/// <summary>A form that fails is handed back with what was typed.</summary>
public sealed class HandBackTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Send_AfterTheSessionEnded_HandsTheTextBackAfterSigningIn()
    {
        var editor = await Editor.NewAsync(site);
        var page = await editor.PageAsync(Edit(TextKeys.Unknown));
        await editor.Elsewhere().SignInAsync();
        await EndSessionsAsync(editor);
        const string Typed = "Long \"work\" & <b>more</b>\n\n- ünï\n- cödé 😀";

        var answer = await editor.SendAsync(page, "", "Save", ("Body", Typed));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        var wrong = await editor.SendAsync(await answer.PageAsync(), "", "", ("Email", editor.Email), ("Password", "wrong"));
        var right = await editor.SendAsync(await wrong.PageAsync(), "", "", ("Email", editor.Email), ("Password", Editor.Password));
        var handedBack = await right.PageAsync();

        Assert.Equal(Typed, ((IHtmlTextAreaElement)handedBack.QuerySelector("#Body")!).Value);
        var saved = await editor.SendAsync(handedBack, "", "");
        Assert.StartsWith(Edit(TextKeys.Unknown) + "?saved=", saved.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(Typed, (await site.VersionsAsync(TextKeys.Unknown))[^1].Body);
    }

    [Fact]
    public async Task Send_FromTwoPagesAfterTheSessionEnded_HandsBothTextsBack()
    {
        var editor = await Editor.NewAsync(site);
        var page = await editor.PageAsync(Edit(TextKeys.Unknown));
        await EndSessionsAsync(editor);
        var first = await editor.SendAsync(page, "", "Save", ("Body", "In the first tab"));
        var second = await editor.SendAsync(page, "", "Save", ("Body", "In the second tab"));
        await editor.SendAsync(await first.PageAsync(), "", "", ("Email", editor.Email), ("Password", Editor.Password));

        var tooLate = await editor.SendAsync(await second.PageAsync(), "", "", ("Email", editor.Email), ("Password", Editor.Password));

        Assert.Equal(HttpStatusCode.BadRequest, tooLate.StatusCode);
        await editor.SendAsync(await tooLate.PageAsync(), "", "");
        Assert.Equal("In the second tab", (await site.VersionsAsync(TextKeys.Unknown))[^1].Body);
    }

    [Fact]
    public async Task Send_WithAStaleToken_HandsTheTextBack()
    {
        var editor = await Editor.NewAsync(site);
        var page = await editor.PageAsync(Edit(TextKeys.Safety));

        var answer = await editor.SendAsync(page, "", "Save", ("Body", "Typed"), ("__RequestVerificationToken", "old"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var saved = await editor.SendAsync(await answer.PageAsync(), "", "");
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal("Typed", (await site.VersionsAsync(TextKeys.Safety))[^1].Body);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    public async Task Send_FromAnotherSite_IsNotHandedBack(string header, string value)
    {
        var editor = await Editor.NewAsync(site);
        using var request = new HttpRequestMessage(HttpMethod.Post, Edit(TextKeys.Safety));
        request.Content = new FormUrlEncodedContent([KeyValuePair.Create("Body", "Planted")]);
        request.Headers.Add(header, value);

        var answer = await editor.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("Planted", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"Address\":\"https://evil.example/\",\"Fields\":[]}")]
    [InlineData("{")]
    public async Task SignIn_WithAForgedFormToHandBack_DropsIt(string kept)
    {
        var editor = (await Editor.NewAsync(site)).Elsewhere();
        var answer = await editor.SendAsync("/admin/sign-in", "", ("Email", editor.Email), ("Password", Editor.Password), ("Kept", kept));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task Send_WhileTheDatabaseIsUnavailable_SaysSoAndHandsTheTextBack()
    {
        await using var other = new Site();
        await other.InitializeAsync();
        var editor = await Editor.NewAsync(other);
        var page = await editor.PageAsync(Edit(TextKeys.Joint));
        await other.WithAsync<CrampCheckDatabase, int>(database => database.Database.ExecuteSqlRawAsync("ALTER TABLE TextRevisions RENAME TO Away"));

        var answer = await editor.SendAsync(page, "", "Save", ("Body", "Precious"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        var failed = await answer.PageAsync();
        Assert.Contains("Not saved", failed.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        await other.WithAsync<CrampCheckDatabase, int>(database => database.Database.ExecuteSqlRawAsync("ALTER TABLE Away RENAME TO TextRevisions"));
        Assert.Equal(HttpStatusCode.Redirect, (await editor.SendAsync(failed, "", "")).StatusCode);
        Assert.Equal("Precious", (await other.VersionsAsync(TextKeys.Joint))[^1].Body);
    }

    [Fact]
    public async Task Open_WithoutADatabase_SaysSoInPlainWords()
    {
        await using var other = new Site();
        await other.InitializeAsync();
        var editor = await Editor.NewAsync(other);
        SqliteConnection.ClearAllPools();
        File.Delete(Path.Combine(other.Data, "crampcheck.db"));

        var answer = await editor.GetAsync("/admin");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("database", (await answer.PageAsync()).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(other.Data, "crampcheck.db")));
    }


    private Task<int> EndSessionsAsync(Editor editor) => site.WithAsync<CrampCheckDatabase, int>(database =>
        database.Users.Where(person => person.Email == editor.Email).ExecuteUpdateAsync(person => person.SetProperty(row => row.SecurityStamp, "ended")));
}
