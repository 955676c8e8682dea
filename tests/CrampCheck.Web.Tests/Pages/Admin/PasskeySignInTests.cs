using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace CrampCheck.Web.Tests.Pages.Admin;

/// <summary>What a passkey opens, and what it does not.</summary>
public sealed class PasskeySignInTests(Site site) : IClassFixture<Site>, IAsyncLifetime, IDisposable
{
    private readonly SoftPasskey _passkey = new() { Uses = 5 };
    private Editor _owner = null!;

    public async Task InitializeAsync()
    {
        _owner = await Editor.NewAsync(site, isPublisher: false);
        Assert.Equal(HttpStatusCode.OK, (await AddAsync(_passkey)).StatusCode);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _passkey.Dispose();

    [Fact]
    public async Task SignIn_WithThePasskey_WorksEveryTime()
    {
        for (var i = 0; i < 3; i++)
        {
            _passkey.Uses++;
            var browser = _owner.Elsewhere();
            Assert.Equal(HttpStatusCode.Redirect, (await SignInAsync(browser, _passkey)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/admin")).StatusCode);
        }
    }

    [Fact]
    public async Task SignIn_WithAPasskeyWithoutACounter_Works()
    {
        using var other = new SoftPasskey();
        await AddAsync(other);
        Assert.Equal(HttpStatusCode.Redirect, (await SignInAsync(_owner.Elsewhere(), other)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await SignInAsync(_owner.Elsewhere(), other)).StatusCode);
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { nameof(SoftPasskey.Origin), "http://evil.example" },
        { nameof(SoftPasskey.Origin), "http://texts.localhost" },
        { nameof(SoftPasskey.Origin), "http://localhost:8080" },
        { nameof(SoftPasskey.Origin), "https://localhost" },
        { nameof(SoftPasskey.Origin), "null" },
        { nameof(SoftPasskey.Origin), "" },
        { nameof(SoftPasskey.Host), "evil.example" },
        { nameof(SoftPasskey.Host), "" },
        { nameof(SoftPasskey.IsCrossOrigin), "" },
        { nameof(SoftPasskey.IsVerified), "" },
        { nameof(SoftPasskey.IsForged), "" },
        { nameof(SoftPasskey.Hash), "SHA1" },
        { nameof(SoftPasskey.Hash), "SHA512" },
        { nameof(SoftPasskey.Uses), "5" },
        { nameof(SoftPasskey.Uses), "4" },
        { nameof(SoftPasskey.Uses), "0" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task SignIn_WithAWrongAnswer_IsRefused(string part, string value)
    {
        _passkey.Uses = 6;
        switch (part)
        {
            case nameof(SoftPasskey.Origin):
                _passkey.Origin = value;
                break;
            case nameof(SoftPasskey.Host):
                _passkey.Host = value;
                break;
            case nameof(SoftPasskey.IsCrossOrigin):
                _passkey.IsCrossOrigin = true;
                break;
            case nameof(SoftPasskey.IsVerified):
                _passkey.IsVerified = false;
                break;
            case nameof(SoftPasskey.IsForged):
                _passkey.IsForged = true;
                break;
            case nameof(SoftPasskey.Hash):
                _passkey.Hash = value;
                break;
            default:
                _passkey.Uses = uint.Parse(value, null);
                break;
        }

        var browser = _owner.Elsewhere();

        // The header is the attacker's to write, too.
        browser.Client.DefaultRequestHeaders.TryAddWithoutValidation("Origin", _passkey.Origin);
        Assert.Equal(HttpStatusCode.BadRequest, (await SignInAsync(browser, _passkey)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/admin")).StatusCode);
    }

    [Fact]
    public async Task SignIn_WithAnAnswerToAnotherBrowsersChallenge_IsRefused()
    {
        _passkey.Uses = 6;
        var asked = await AskAsync(_owner.Elsewhere(), "/admin/sign-in");
        var browser = _owner.Elsewhere();
        await AskAsync(browser, "/admin/sign-in");
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(browser, _passkey.Get(asked))).StatusCode);
    }

    [Fact]
    public async Task SignIn_WithAnUnknownPasskey_IsRefused()
    {
        using var strange = new SoftPasskey();
        strange.Create(await AskAsync(_owner, "/admin/account", ("Password", Editor.Password)));
        Assert.Equal(HttpStatusCode.BadRequest, (await SignInAsync(_owner.Elsewhere(), strange)).StatusCode);
    }

    [Fact]
    public async Task SignIn_WithAPasskeyInTheNameOfAnother_IsRefused()
    {
        _passkey.Uses++;
        var other = await Editor.NewAsync(site);
        using var theirs = new SoftPasskey();
        theirs.Create(await AskAsync(other, "/admin/account", ("Password", Editor.Password)));
        _passkey.User = theirs.User;
        Assert.Equal(HttpStatusCode.BadRequest, (await SignInAsync(_owner.Elsewhere(), _passkey)).StatusCode);
    }

    [Theory]
    [MemberData(nameof(SignInTests.Elsewhere), MemberType = typeof(SignInTests))]
    public async Task SignIn_WithAPasskeyAndAReturnAddressElsewhere_StaysOnThisSite(string address)
    {
        _passkey.Uses++;
        var answer = await SignInAsync(_owner.Elsewhere(), _passkey, ("ReturnUrl", address));
        Assert.Equal("/admin", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task AddPasskey_ForAnotherPerson_IsRefused()
    {
        using var mine = new SoftPasskey();
        var other = await Editor.NewAsync(site);
        var asked = await AskAsync(other, "/admin/account", ("Password", Editor.Password));
        var answer = await _owner.SendAsync("/admin/account", "AddPasskey", ("Passkey", mine.Create(asked)), ("Name", "x"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(1, await site.WithDatabaseAsync(database => database.UserPasskeys.CountAsync(passkey =>
            database.Users.Single(person => person.Email == _owner.Email).Id == passkey.UserId)));
    }

    [Theory]
    [InlineData("http://evil.example", "localhost")]
    [InlineData("http://localhost", "evil.example")]
    public async Task AddPasskey_MadeForAnotherSite_IsRefused(string origin, string host)
    {
        using var strange = new SoftPasskey { Origin = origin, Host = host };
        _owner.Client.DefaultRequestHeaders.TryAddWithoutValidation("Origin", origin);
        Assert.Equal(HttpStatusCode.BadRequest, (await AddAsync(strange)).StatusCode);
    }

    // EdDSA, and one that there is not.
    [Theory]
    [InlineData(0x27)]
    [InlineData(0x37)]
    public async Task AddPasskey_WithAnAlgorithmNotOffered_IsRefused(byte algorithm)
    {
        using var strange = new SoftPasskey { Algorithm = algorithm };
        Assert.Equal(HttpStatusCode.BadRequest, (await AddAsync(strange)).StatusCode);
    }

    [Fact]
    public async Task Change_ThatCannotBeLogged_NeitherAddsNorRemovesAPasskey()
    {
        await using var own = await new Site().StartAsync();
        var owner = await Editor.NewAsync(own);
        using var first = new SoftPasskey();
        using var second = new SoftPasskey();
        await AddAsync(owner, first);
        var other = owner.Elsewhere();
        await SignInAsync(other, first);
        await own.ExecuteSqlAsync("ALTER TABLE AuditEntries RENAME TO Away");

        var added = await AddAsync(owner, second);
        var removed = await owner.SendAsync("/admin/account", "RemovePasskey", ("Password", Editor.Password));

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable), (added.StatusCode, removed.StatusCode));
        await own.ExecuteSqlAsync("ALTER TABLE Away RENAME TO AuditEntries");
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/admin")).StatusCode);
        Assert.Equal(1, await own.WithDatabaseAsync(database => database.UserPasskeys.CountAsync()));
        Assert.Equal(HttpStatusCode.Redirect, (await SignInAsync(owner.Elsewhere(), first)).StatusCode);
    }

    [Fact]
    public async Task AddPasskey_OnADeviceThatCannotKeepIt_IsNotAskedFor()
    {
        // Sign-in names no passkeys, so the device has to find its own.
        var asked = await AskAsync(_owner, "/admin/account", ("Password", Editor.Password));
        Assert.Equal("required", asked.GetProperty("authenticatorSelection").GetProperty("residentKey").GetString());
        Assert.Equal(0, (await AskAsync(_owner.Elsewhere(), "/admin/sign-in")).GetProperty("allowCredentials").GetArrayLength());
    }

    [Fact]
    public async Task AddPasskey_WithAnIdOfOneByte_WorksAndCanBeRemoved()
    {
        var owner = await Editor.NewAsync(site);
        using var passkey = new SoftPasskey { Id = [7] };

        Assert.Equal(HttpStatusCode.OK, (await AddAsync(owner, passkey)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await owner.SendAsync("/admin/account", "RemovePasskey", ("Password", Editor.Password))).StatusCode);
    }

    private Task<HttpResponseMessage> AddAsync(SoftPasskey passkey) => AddAsync(_owner, passkey);

    private static async Task<HttpResponseMessage> AddAsync(Editor owner, SoftPasskey passkey)
    {
        var asked = await AskAsync(owner, "/admin/account", ("Password", Editor.Password));
        return await owner.SendAsync("/admin/account", "AddPasskey", ("Passkey", passkey.Create(asked)), ("Name", "Phone"));
    }

    private static async Task<HttpResponseMessage> SignInAsync(Editor browser, SoftPasskey passkey, params (string Field, string Value)[] more) =>
        await SendAsync(browser, passkey.Get(await AskAsync(browser, "/admin/sign-in")), more);

    private static async Task<JsonElement> AskAsync(Editor browser, string path, params (string Field, string Value)[] typed) =>
        await SoftPasskey.OptionsAsync(await browser.SendAsync(path, "Options", typed));

    private static Task<HttpResponseMessage> SendAsync(Editor browser, string credential, params (string Field, string Value)[] more) =>
        browser.SendAsync("/admin/sign-in", "Passkey", [.. more, ("Passkey", credential)]);

    // What a form that answers with a passkey holds beside the answer, and what it answers.
    private static async Task<(IReadOnlyList<(string Field, string Value)> Fields, JsonElement Asked)> AskRawAsync(HttpClient client, Dictionary<string, string> cookies)
    {
        var page = await (await SendRawAsync(client, cookies, null)).PageAsync();
        var fields = page.QuerySelectorAll("main form input").Select(field => (field.GetAttribute("name")!, field.GetAttribute("value") ?? "")).Where(field => field.Item1 != "Passkey").ToList();
        return (fields, await SoftPasskey.OptionsAsync(await SendRawAsync(client, cookies, [.. fields], "Options")));
    }

    // With its own record of cookies, that can be copied.
    private static async Task<HttpResponseMessage> SendRawAsync(HttpClient client, Dictionary<string, string> cookies, (string Field, string Value)[]? form, string handler = "Passkey")
    {
        using var request = new HttpRequestMessage(form is null ? HttpMethod.Get : HttpMethod.Post, "/admin/sign-in?handler=" + handler);
        request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        request.Content = form is null ? null : new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Field, field.Value)));
        var answer = await client.SendAsync(request);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var (name, value) = (cookie.Split('=')[0], cookie.Split('=', 2)[1].Split(';')[0]);
            cookies[name] = value;
        }

        return answer;
    }

    // What was used is kept for a day, not for ever.
    private async Task IsForgottenAsync()
    {
        Assert.True(await CountAsync() > 0);
        await site.WithDatabaseAsync(database => database.UserTokens.ExecuteUpdateAsync(set => set.SetProperty(used => used.Value, "2020-01-01")));
        _passkey.Uses++;
        await SignInAsync(_owner.Elsewhere(), _passkey);
        Assert.Equal(1, await CountAsync());
    }

    private Task<int> CountAsync() => site.WithDatabaseAsync(database => database.UserTokens.CountAsync());
}
