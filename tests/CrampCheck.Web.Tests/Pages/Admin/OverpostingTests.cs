using System.Net;
using CrampCheck.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CrampCheck.Web.Tests.Pages.Admin;

/// <summary>Fields that a form does not ask for change nothing.</summary>
public sealed class OverpostingTests(Site site) : IClassFixture<Site>
{
    private const string Key = "advice/joint";

    public static TheoryData<string> Extra => ["IsPublisher", "Person.IsPublisher", "Input.IsPublisher", "Role"];

    [Theory]
    [MemberData(nameof(Extra))]
    public async Task Send_ExtraFields_GrantsNoPermission(string field)
    {
        var editor = new Editor(site, $"{Guid.NewGuid():N}@example.org");
        var other = await Editor.NewAsync(site, isPublisher: false);
        var (mine, theirs) = (await site.InviteAsync(editor.Email, isPublisher: false), await PersonAsync(other.Email));
        (string, string)[] more =
        [
            (field, field == "Role" ? "publisher" : "true"), ("Id", theirs.Id), ("UserName", other.Email), ("PasswordHash", "x"), ("SecurityStamp", "x"), ("TwoFactorEnabled", "true"), ("User.Id", theirs.Id),
        ];

        await editor.SendAsync(mine, "", [("NewPassword", Editor.Password), ("Email", other.Email), .. more]);
        await editor.SendAsync("/admin/account", "", [("Password", Editor.Password), ("NewPassword", "seven green kettles sing"), .. more]);
        await editor.Elsewhere().SendAsync("/admin/sign-in", "", [("Email", editor.Email), ("Password", "seven green kettles sing"), .. more]);

        var (me, they) = (await PersonAsync(editor.Email), await PersonAsync(other.Email));
        Assert.Equal((false, false, theirs.PasswordHash), (me.IsPublisher, they.IsPublisher, they.PasswordHash));
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.GetAsync("/admin/people")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await editor.Elsewhere().SignInAsync("seven green kettles sing")).StatusCode);
    }

    [Fact]
    public async Task Save_WithExtraFields_SavesThisTextAsNextVersionByTheSignedInPerson()
    {
        var editor = await Editor.NewAsync(site, isPublisher: false);
        var (before, others) = (await site.VersionsAsync(Key), await site.VersionsAsync("advice/cold-stimulation"));

        await editor.SendAsync($"/admin/edit/{Key}", "Save",
            ("Body", "Words of an editor"), ("Key", "advice/cold-stimulation"), ("key", "advice/cold-stimulation"), ("Draft", "99"), ("Id", "1"), ("SavedBy", "anna@example.org"),
            ("SavedAt", "2001-01-01"), ("IsPublished", "true"), ("State.Live.Body", "Words"));

        var after = await site.VersionsAsync(Key);
        Assert.Equal((before.Count + 1, before[^1].Number + 1, editor.Email), (after.Count, after[^1].Number, after[^1].SavedBy));
        Assert.InRange(after[^1].SavedAt, DateTime.UtcNow.AddHours(-1), DateTime.UtcNow);
        Assert.Equal(others.Count, (await site.VersionsAsync("advice/cold-stimulation")).Count);
        Assert.DoesNotContain(await site.WithAsync<CrampCheckDatabase, List<Publication>>(database => database.Publications.ToListAsync()), publication => publication.Number == after[^1].Number && publication.Key == Key);
    }

    private Task<Person> PersonAsync(string email) => site.WithAsync<CrampCheckDatabase, Person>(database => database.Users.AsNoTracking().SingleAsync(person => person.Email == email));
}
