using System.Data.Common;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CrampCheck.Web.Data;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CrampCheck.Web.Tests.Pages.Admin;

public sealed class PeopleTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("editor", HttpStatusCode.Forbidden)]
    [InlineData("publisher", HttpStatusCode.OK)]
    public async Task Invite_Somebody_ShowsALinkThatGivesTheRole(string role, HttpStatusCode people)
    {
        var publisher = await Editor.NewAsync(site);
        var friend = new Editor(site, $"{Guid.NewGuid():N}@example.org");

        var page = await (await publisher.SendAsync("/admin/people", "Invite", ("Email", friend.Email), ("Role", role))).PageAsync();

        var link = ((IHtmlTextAreaElement)page.QuerySelector("#invitation")!).Value;
        Assert.StartsWith("http://localhost/admin/invitation?", link, StringComparison.Ordinal);
        await friend.AcceptAsync(link);
        Assert.Equal(people, (await friend.GetAsync("/admin/people")).StatusCode);
        Assert.Contains(await site.LogAsync(), entry => entry.Who == publisher.Email && entry.Action == "made a link" && entry.Subject == friend.Email);
    }

    [Theory]
    [InlineData("no address", "editor")]
    [InlineData("", "editor")]
    [InlineData("<script>alert(1)</script>@example.org", "editor")]
    [InlineData("\"a@b\"@example.org", "editor")]
    [InlineData("new@example.org", "king")]
    public async Task Invite_WithAFault_SaysItBesideTheFieldAndKeepsWhatWasTyped(string email, string role)
    {
        var publisher = await Editor.NewAsync(site);

        var answer = await publisher.SendAsync("/admin/people", "Invite", ("Email", email), ("Role", role));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await answer.PageAsync();
        Assert.NotEmpty(page.QuerySelector("#Email-error")!.TextContent);
        Assert.Equal(email, ((IHtmlInputElement)page.QuerySelector("#Email")!).Value);
    }

    [Fact]
    public async Task Invite_AnExistingPerson_SaysSo()
    {
        var publisher = await Editor.NewAsync(site);
        var answer = await publisher.SendAsync("/admin/people", "Invite", ("Email", publisher.Email.ToUpperInvariant()), ("Role", "editor"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Remove_Somebody_EndsTheirSessionAtOnceAndKeepsTheirWords()
    {
        var publisher = await Editor.NewAsync(site);
        var friend = await Editor.NewAsync(site, isPublisher: false);
        await friend.SendAsync("/admin/edit/advice/none", "Save", ("Body", "Words of a friend"));

        var answer = await ChangeAsync(publisher, friend, "Remove");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await friend.GetAsync("/admin")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await friend.Elsewhere().SignInAsync()).StatusCode);
        Assert.Contains(await site.VersionsAsync("advice/none"), version => version.SavedBy == friend.Email);
    }

    [Theory]
    [InlineData("Remove")]
    [InlineData("ChangeRole")]
    public async Task Change_APublisherWhoPlannedSomething_CallsItOffAndSaysSo(string task)
    {
        var (publisher, friend) = (await Editor.NewAsync(site), await Editor.NewAsync(site));
        await friend.SendAsync("/admin/edit/not-looked-at", "Save", ("Body", $"Planned by {Guid.NewGuid()}."));
        await friend.SendAsync("/admin/publish/not-looked-at", "Later", ("Reason", "In time"), ("When", "2099-01-01T00:00"));
        Assert.NotNull((await publisher.PageAsync("/admin/publish/not-looked-at")).QuerySelector("#scheduled"));

        var answer = await ChangeAsync(publisher, friend, task);

        Assert.Contains("is called off: ", (await answer.PageAsync()).QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await publisher.PageAsync("/admin/publish/not-looked-at")).QuerySelector("#scheduled"));
        Assert.Contains(await site.LogAsync(), entry => entry.Action == "called off schedule" && entry.Who == publisher.Email);
    }

    [Fact]
    public async Task ChangeRole_OfSomebody_EndsTheirSessionAndHoldsAfterSigningIn()
    {
        var publisher = await Editor.NewAsync(site);
        var friend = await Editor.NewAsync(site, isPublisher: false);

        await ChangeAsync(publisher, friend, "ChangeRole");

        Assert.Equal(HttpStatusCode.Redirect, (await friend.GetAsync("/admin")).StatusCode);
        await friend.SignInAsync();
        Assert.Equal(HttpStatusCode.OK, (await friend.GetAsync("/admin/people")).StatusCode);
    }

    [Fact]
    public async Task Change_APersonJustChangedBySomebodyElse_IsRefused()
    {
        var publisher = await Editor.NewAsync(site);
        var other = await Editor.NewAsync(site);
        var friend = await Editor.NewAsync(site, isPublisher: false);
        var open = await publisher.PageAsync("/admin/people");
        await ChangeAsync(other, friend, "ChangeRole");

        var answer = await ChangeAsync(publisher, friend, "ChangeRole", open);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("changed role", (await site.LogAsync()).Last(entry => entry.Subject == friend.Email).Action);
    }

    [Theory]
    [InlineData("Remove")]
    [InlineData("ChangeRole")]
    public async Task Change_TheOnlyPublisher_IsRefused(string task)
    {
        await using var lonely = await new Site().StartAsync();
        var publisher = await Editor.NewAsync(lonely);

        // Whoever has not used the link yet cannot sign in, so does not count.
        await lonely.InviteAsync("later@example.org");

        var answer = await ChangeAsync(publisher, publisher, task);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await publisher.GetAsync("/admin/people")).StatusCode);
    }

    [Fact]
    public async Task Change_TwoPublishersAtOnce_LeavesOne()
    {
        await using var small = await new Site().StartAsync();
        var (one, two) = (await Editor.NewAsync(small), await Editor.NewAsync(small));
        var (first, second) = (await one.PageAsync("/admin/people"), await two.PageAsync("/admin/people"));

        await Task.WhenAll(ChangeAsync(one, two, "Remove", first), ChangeAsync(two, one, "Remove", second));

        var left = await small.WithDatabaseAsync(database => database.Users.CountAsync(person => person.IsPublisher));
        Assert.Equal(1, left);
    }

    [Fact]
    public async Task MakeANewLink_ForSomebody_ChecksAndWritesInOneTransaction()
    {
        var began = new Transactions();
        await using var own = await new Site(host => host.ConfigureTestServices(services => services.ConfigureDbContext<CrampCheckDatabase>(database => database.AddInterceptors(began)))).StartAsync();
        var (publisher, friend) = (await Editor.NewAsync(own), await Editor.NewAsync(own, isPublisher: false));
        var page = await publisher.PageAsync("/admin/people");

        // Between two, somebody else could remove the person, whom the link would then add again.
        began.Number = 0;
        var answer = await ChangeAsync(publisher, friend, "NewLink", page);

        // The old password is good until the link is used: the page says so, and how to end it now.
        var words = (await answer.PageAsync()).QuerySelector(".card:has(#invitation) p")!.TextContent;
        Assert.Contains("An earlier password or passkey works until the link is used; to end those at once, remove the person", words, StringComparison.Ordinal);
        Assert.Equal(1, began.Number);
        Assert.Equal(HttpStatusCode.Redirect, (await friend.GetAsync("/admin")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await friend.Elsewhere().SignInAsync()).StatusCode);
        Assert.Contains(await own.LogAsync(), entry => entry.Who == publisher.Email && entry.Action == "made a link" && entry.Subject == friend.Email);
    }

    private sealed class Transactions : DbTransactionInterceptor
    {
        public int Number { get; set; }

        public override ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
            DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
        {
            Number++;
            return ValueTask.FromResult(result);
        }
    }

    private static async Task<HttpResponseMessage> ChangeAsync(Editor publisher, Editor other, string task, IHtmlDocument? open = null)
    {
        var page = open ?? await publisher.PageAsync("/admin/people");
        var form = page.QuerySelectorAll<IHtmlFormElement>(".people form").Single(form => form.ParentElement!.QuerySelector("h3")!.TextContent.StartsWith(other.Email, StringComparison.Ordinal));
        var fields = form.QuerySelectorAll<IHtmlInputElement>("input").Select(input => (input.Name!, input.Value));
        return await publisher.Client.SendFormAsync(fields, "/admin/people?handler=" + task);
    }
}
