using System.Net;
using System.Security.Cryptography;
using System.Text;
using CrampCheck.Web.Data;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CrampCheck.Web.Tests.Pages.Admin;

/// <summary>Whatever changes something needs a token and a right. A handler that is not in this table fails.</summary>
public sealed class HandlerTests(SiteWithPeople site) : IClassFixture<SiteWithPeople>
{
    private const string Key = "advice/joint", Files = "/admin/backup", Anybody = "anybody", Editors = "editors", Publishers = "publishers", FromAnywhere = "anybody, from anywhere: it changes nothing";
    // They show what is typed, or work on cookies, and change nothing here.
    private static readonly HashSet<string> Shows =
    [
        "/Admin/Texts/Preview.OnPost", "/Admin/Texts/Edit.OnPostPreviewAsync", "/Admin/Texts/Edit.OnPostFixAsync", "/Admin/Texts/Edit.OnPostLiveAsync", "/Admin/Texts/Edit.OnPostKnownAsync",
        "/Admin/SignOut.OnPostAsync", "/Admin/SignIn.OnPostOptionsAsync", "/Admin/Account.OnPostOptionsAsync",
    ];

    // Page, handler, an address of it, a form that asks for a change, and who may send it. What a page itself puts into its form,
    // and what is different every time, is added by ReadyAsync.
    private static readonly Dictionary<string, (string Address, (string, string)[] Form, string Who)> Handlers = new()
    {
        ["/Index.OnPost"] = ("/", [], FromAnywhere),
        ["/Admin/SignIn.OnPostAsync"] = ("/admin/sign-in", [("Password", Editor.Password)], Anybody),
        ["/Admin/Invitation.OnPostAsync"] = ("/admin/invitation", [("NewPassword", Editor.Password)], Anybody),
        ["/Admin/SignIn.OnPostOptionsAsync"] = ("/admin/sign-in?handler=Options", [], Anybody),
        ["/Admin/SignIn.OnPostPasskeyAsync"] = ("/admin/sign-in?handler=Passkey", [], Anybody),
        ["/Admin/SignOut.OnPostAsync"] = ("/admin/sign-out", [], Editors),
        ["/Admin/SignOut.OnPostEverywhereAsync"] = ("/admin/sign-out?handler=Everywhere", [], Editors),
        ["/Admin/Account.OnPostAsync"] = ("/admin/account", [("Password", Editor.Password), ("NewPassword", "seven green kettles sing")], Editors),
        ["/Admin/Account.OnPostOptionsAsync"] = ("/admin/account?handler=Options", [("Password", Editor.Password)], Editors),
        ["/Admin/Account.OnPostAddPasskeyAsync"] = ("/admin/account?handler=AddPasskey", [], Editors),
        ["/Admin/Account.OnPostRemovePasskeyAsync"] = ("/admin/account?handler=RemovePasskey", [("Password", Editor.Password)], Editors),
        ["/Admin/Texts/Edit.OnPostAsync"] = ($"/admin/edit/{Key}", [("Body", "Words")], Editors),
        ["/Admin/Texts/Edit.OnPostPublishAsync"] = ($"/admin/edit/{Key}?handler=Publish", [("Body", "Words")], Editors),
        ["/Admin/Texts/Edit.OnPostAutosaveAsync"] = ($"/admin/edit/{Key}?handler=Autosave", [("Body", "Words")], Editors),
        ["/Admin/Texts/Edit.OnPostPreviewAsync"] = ($"/admin/edit/{Key}?handler=Preview", [("Body", "Words")], Editors),
        ["/Admin/Texts/Edit.OnPostFixAsync"] = ($"/admin/edit/{Key}?handler=Fix", [("Body", "Words")], Editors),
        ["/Admin/Texts/Edit.OnPostLiveAsync"] = ($"/admin/edit/{Key}?handler=Live", [("Body", "Words")], Editors),
        ["/Admin/Texts/Edit.OnPostKnownAsync"] = ($"/admin/edit/{Key}?handler=Known", [("Body", "Words")], Editors),
        ["/Admin/Texts/Preview.OnPost"] = ($"/admin/preview/{Key}?version=1", [], Editors),
        ["/Admin/Texts/Publish.OnPostAsync"] = ($"/admin/publish/{Key}", [("Reason", "Because")], Publishers),
        ["/Admin/Texts/Publish.OnPostLaterAsync"] = ($"/admin/publish/{Key}?handler=Later", [("Reason", "Because"), ("When", "2099-01-01T00:00")], Publishers),
        ["/Admin/Texts/Publish.OnPostCallOffAsync"] = ($"/admin/publish/{Key}?handler=CallOff", [], Publishers),
        ["/Admin/Texts/Publish.OnPostUndoAsync"] = ($"/admin/publish/{Key}?handler=Undo", [], Publishers),
        ["/Admin/Texts/Publish.OnPostAskAsync"] = ($"/admin/publish/{Key}?handler=Ask", [], Editors),
        ["/Admin/Texts/Publish.OnPostCloseAsync"] = ($"/admin/publish/{Key}?handler=Close", [], Editors),
        ["/Admin/Texts/History.OnPostAsync"] = ($"/admin/history/{Key}", [], Editors),
        ["/Admin/People.OnPostAsync"] = ("/admin/people", [("Email", "new@example.org"), ("Role", "publisher")], Publishers),
        ["/Admin/People.OnPostNewLinkAsync"] = ("/admin/people?handler=NewLink", [], Publishers),
        ["/Admin/People.OnPostChangeRoleAsync"] = ("/admin/people?handler=ChangeRole", [], Publishers),
        ["/Admin/People.OnPostRemoveAsync"] = ("/admin/people?handler=Remove", [], Publishers),
        ["/Admin/Backup.OnPostAsync"] = (Files, [], Publishers),
        ["/Admin/Import.OnPostAsync"] = ("", [], Publishers),
    };

    // A passkey that is answered for, PasskeySignInTests has.
    public static TheoryData<string> Taken => [.. NotFromAnywhere.Where(handler => !handler.EndsWith("PasskeyAsync", StringComparison.Ordinal))];

    public static TheoryData<string> Guarded => [.. NotFromAnywhere];

    private static IEnumerable<string> NotFromAnywhere => Handlers.Where(handler => handler.Value.Who != FromAnywhere).Select(handler => handler.Key);

    [Fact]
    public void List_FormHandlers_AreAllKnownHereAndNothingElseTakesForms()
    {
        var endpoints = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        var unsafeOnes = endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not { } methods
            || methods.HttpMethods.Count == 0 || methods.HttpMethods.Any(method => method is not ("GET" or "HEAD"))).ToList();
        var pages = unsafeOnes.Select(endpoint => endpoint.Metadata.GetMetadata<CompiledPageActionDescriptor>() ?? endpoint.Metadata.GetMetadata<PageActionDescriptor>()).ToList();

        // Error pages are run with the method of what failed, and do nothing; an assessment is told and forgotten.
        Assert.Equal(
            ["/Admin/Failed", "/Site/Error", "/assessments"],
            unsafeOnes.Zip(pages).Select(one => one.Second?.ViewEnginePath ?? one.First.RoutePattern.RawText!)
                .Where(path => !Handlers.Keys.Any(handler => handler.StartsWith(path + ".", StringComparison.Ordinal))).Distinct().Order(StringComparer.Ordinal));

        string[] safe = ["OnGet", "OnGetAsync", "OnGetOpenAsync", "OnHead", "OnOptions"];
        var handlers = typeof(Program).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(PageModel)))
            .SelectMany(type => type.GetMethods().Where(method => method.DeclaringType == type && method.Name.StartsWith("On", StringComparison.Ordinal) && !method.Name.StartsWith("OnPageHandler", StringComparison.Ordinal) && !safe.Contains(method.Name))
                .Select(method => $"{type.FullName!["CrampCheck.Web.Pages".Length..^"Model".Length].Replace('.', '/')}.{method.Name}"));
        Assert.Equal(Handlers.Keys.Order(StringComparer.Ordinal), handlers.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task Send_WithoutTokenOrPermission_IsRefusedAndChangesNothing(string handler)
    {
        var who = Handlers[handler].Who;
        var (publisher, editor, stranger) = (await site.Publisher.Value, await site.Editor.Value, new Editor(site, "stranger@example.org"));
        var (address, form) = await ReadyAsync(publisher, handler);
        var (publishersToken, editorsToken, strangersToken) = (await TokenAsync(publisher, "/admin/account"), await TokenAsync(editor, "/admin/account"), await TokenAsync(stranger, "/admin/sign-in"));
        var before = await FingerprintAsync();
        var answers = new List<(string Try, HttpStatusCode Status)>();
        foreach (var (person, name) in new[] { (publisher, "publisher"), (editor, "editor"), (stranger, "stranger") })
        {
            answers.Add(($"{name}, no token", await SendAsync(person, null)));
            answers.Add(($"{name}, broken token", await SendAsync(person, publishersToken[..^3] + "AAA")));
            answers.Add(($"{name}, another's token", await SendAsync(person, person == publisher ? editorsToken : publishersToken)));
            answers.Add(($"{name}, token of nobody", await SendAsync(person, person == stranger ? null : strangersToken)));
        }

        if (who != Anybody)
        {
            answers.Add(("stranger, own token", await SendAsync(stranger, strangersToken)));
        }

        if (who == Publishers)
        {
            answers.Add(("editor, own token", await SendAsync(editor, editorsToken)));
        }

        Assert.All(answers, answer => Assert.True(
            answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, $"{answer.Try}: {answer.Status}"));
        Assert.Equal(before, await FingerprintAsync());

        async Task<HttpStatusCode> SendAsync(Editor person, string? token) =>
            (await HandlerTests.SendAsync(person, address, token is null ? form : [.. form, ("__RequestVerificationToken", token)])).StatusCode;
    }

    // Without this, the test above could be passing for forms that are always refused.
    [Theory]
    [MemberData(nameof(Taken))]
    public async Task Send_WithTokenAndPermission_IsAcceptedAndChangesSomething(string handler)
    {
        var publisher = await Editor.NewAsync(site);
        var (address, form) = await ReadyAsync(publisher, handler);
        var isForAnybody = Handlers[handler].Who == Anybody;
        var person = isForAnybody ? new Editor(site, "stranger@example.org") : publisher;
        var token = await TokenAsync(person, isForAnybody ? "/admin/sign-in" : "/admin/account");
        var before = await FingerprintAsync();

        var answer = await SendAsync(person, address, [.. form, ("__RequestVerificationToken", token)]);

        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect, $"{answer.StatusCode}");
        Assert.True(Shows.Contains(handler) == (before == await FingerprintAsync()), handler);
    }

    [Fact]
    public async Task Open_EveryPage_ChangesNothing()
    {
        var publisher = await Editor.NewAsync(site);
        var addresses = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Where(route => !route.Contains("{**path", StringComparison.Ordinal))
            .Select(route => route.Replace("{**key}", Key, StringComparison.Ordinal).Replace("{id:int}", "1", StringComparison.Ordinal).Replace("{code:int}", "500", StringComparison.Ordinal))
            .Distinct().ToList();
        Assert.True(addresses.Count > 30, string.Join('\n', addresses));
        var before = await FingerprintAsync();
        foreach (var address in addresses)
        {
            using var head = new HttpRequestMessage(HttpMethod.Head, address);
            await publisher.Client.SendAsync(head);

            // That texts left the site is written down; nothing else is.
            if (address != "/admin/texts.json")
            {
                await publisher.GetAsync(address);
                await publisher.GetAsync(address + "?version=1&handler=Post&Body=x&Number=1&Reason=x&Person=x&Token=x");
            }
        }

        Assert.Equal(before, await FingerprintAsync());
    }

    // For a text there are a draft to publish and a version to restore; for files, one that brings another draft.
    private async Task<(string Address, IReadOnlyList<(string Field, string Value)> Form)> ReadyAsync(Editor publisher, string handler)
    {
        (string, string)[] upload = [];
        if (handler is "/Admin/Backup.OnPostAsync" or "/Admin/Import.OnPostAsync")
        {
            await SaveAsync("An older draft.");
            upload = [("File", await publisher.Client.GetStringAsync(new Uri("/admin/texts.json", UriKind.Relative))), ("__RequestVerificationToken", await TokenAsync(publisher, Files))];
            await SaveAsync("A newer draft.");
        }
        else if (handler.StartsWith("/Admin/Texts/", StringComparison.Ordinal))
        {
            await SaveAsync($"A draft, {Guid.NewGuid()}.");
        }

        var (address, form, _) = Handlers[handler];
        if (handler.EndsWith("CallOffAsync", StringComparison.Ordinal))
        {
            await publisher.SendAsync($"/admin/publish/{Key}", "Later", ("Reason", "Soon"), ("When", "2099-01-01T00:00"));
        }
        else if (handler.EndsWith("UndoAsync", StringComparison.Ordinal))
        {
            await publisher.SendAsync($"/admin/publish/{Key}", "Now", ("Reason", "Now"));
        }

        (address, form) = handler switch
        {
            "/Admin/SignIn.OnPostAsync" => (address, [.. form, ("Email", publisher.Email)]),
            "/Admin/Invitation.OnPostAsync" => (await site.InviteAsync($"{Guid.NewGuid():N}@example.org"), form),
            "/Admin/Texts/History.OnPostAsync" => (address, [("Number", (await site.VersionsAsync(Key))[0].VersionToken)]),
            "/Admin/Backup.OnPostAsync" => (address, upload[..1]),
            "/Admin/Import.OnPostAsync" => ((await SendAsync(publisher, Files, upload)).Headers.Location!.OriginalString, form),
            _ => (address, form),
        };
        var page = await (await publisher.GetAsync(address)).PageAsync();
        var hidden = page.QuerySelectorAll("main form input[type=hidden]").Select(field => (Field: field.GetAttribute("name")!, Value: field.GetAttribute("value")!)).DistinctBy(field => field.Field);
        return (address, [.. form, .. hidden.Where(field => field.Field != "__RequestVerificationToken" && form.All(other => other.Item1 != field.Field))]);

        Task SaveAsync(string body) => publisher.SendAsync($"/admin/edit/{Key}", "Save", ("Title", "A title"), ("Source", "A test"), ("Reviewed", "2026-11-20"), ("Body", body));
    }

    private static async Task<HttpResponseMessage> SendAsync(Editor person, string address, IReadOnlyList<(string Field, string Value)> form)
    {
        if (address != Files)
        {
            return await person.Client.SendFormAsync(form, address);
        }

        using var file = new MultipartFormDataContent();
        foreach (var (field, value) in form.Where(field => field.Field != "File"))
        {
            file.Add(new StringContent(value), field);
        }

        file.Add(new StringContent(form.Single(field => field.Field == "File").Value), "File", "texts.json");
        return await person.Client.PostAsync(new Uri(address, UriKind.Relative), file);
    }

    private static async Task<string> TokenAsync(Editor person, string path) =>
        (await person.PageAsync(path)).QuerySelector("form [name=__RequestVerificationToken]")!.GetAttribute("value")!;

    // Every row of every table.
    private Task<string> FingerprintAsync() => site.WithAsync<CrampCheckDatabase, string>(async database =>
    {
        await database.Database.OpenConnectionAsync();
        var connection = database.Database.GetDbConnection();
        var tables = await RowsAsync("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
        Assert.Contains("AspNetUsers", tables, StringComparison.Ordinal);
        var all = new StringBuilder();
        foreach (var table in tables.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            all.Append(table).Append('\n').Append(await RowsAsync($"SELECT * FROM \"{table}\""));
        }

        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())));

        async Task<string> RowsAsync(string query)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = query;
            await using var reader = await command.ExecuteReaderAsync();
            var rows = new StringBuilder();
            while (await reader.ReadAsync())
            {
                rows.AppendJoin('|', Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetValue(column) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(column))).Append('\n');
            }

            return rows.ToString();
        }
    });
}
