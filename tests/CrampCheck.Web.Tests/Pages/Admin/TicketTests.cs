using System.Buffers.Text;
using System.Net;
using CrampCheck.Web.Data;
using CrampCheck.Web.People;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CrampCheck.Web.Tests.Pages.Admin;

/// <summary>Cookies and tokens are good as they were made, and for what they were made for.</summary>
public sealed class TicketTests(Site site) : IClassFixture<Site>
{
    private const string SignIn = "CrampCheck.SignIn", Device = "CrampCheck.Device", Form = "CrampCheck.Form";

    [Fact]
    public async Task Change_AnyBitOfASession_EndsIt()
    {
        var cookie = (await NewAsync()).Cookies[SignIn];
        var format = site.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme).TicketDataFormat;
        Assert.NotNull(format.Unprotect(cookie));
        Assert.Equal(HttpStatusCode.OK, await OpenAsync((SignIn, cookie)));
        var random = new Random(11);
        var bytes = Base64Url.DecodeFromChars(cookie);
        for (var i = 0; i < 10_000; i++)
        {
            // Every bit once, then some together.
            var changed = bytes.ToArray();
            var bit = i % (8 * bytes.Length);
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            for (var more = i / (8 * bytes.Length); more > 0; more--)
            {
                changed[random.Next(changed.Length)] ^= (byte)random.Next(1, 256);
            }

            if (!changed.AsSpan().SequenceEqual(bytes))
            {
                Assert.Null(format.Unprotect(Base64Url.EncodeToString(changed)));
            }

            if (i % 100 == 0)
            {
                Assert.Equal(HttpStatusCode.Redirect, await OpenAsync((SignIn, Base64Url.EncodeToString(changed))));
            }
        }
    }

    [Fact]
    public async Task Use_ATokenForAnotherPurpose_IsRefused()
    {
        var (editor, cookies) = await NewAsync();
        var person = await site.WithDatabaseAsync(database => database.Users.SingleAsync(person => person.Email == editor.Email));
        var formToken = (await editor.PageAsync("/admin/account")).QuerySelector("main form [name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var confirmation = await site.WithAsync<UserManager<Person>, string>(people => people.GenerateUserTokenAsync(person, TokenOptions.DefaultProvider, UserManager<Person>.ConfirmEmailTokenPurpose));
        var reset = await site.WithAsync<UserManager<Person>, string>(people => people.GeneratePasswordResetTokenAsync(person));
        var form = (await site.Client().GetAsync(new Uri("/admin/sign-in", UriKind.Relative))).Headers.GetValues("Set-Cookie").Single().Split(['=', ';'])[1];

        Assert.Equal(HttpStatusCode.OK, await InviteAsync(reset));
        Assert.Equal(HttpStatusCode.OK, await OpenAsync((SignIn, cookies[SignIn])));
        foreach (var other in new[] { formToken, confirmation, cookies[SignIn], cookies[Device], form })
        {
            Assert.Equal(HttpStatusCode.NotFound, await InviteAsync(other));
        }

        foreach (var other in new[] { formToken, confirmation, reset, cookies[Device], form })
        {
            Assert.Equal(HttpStatusCode.Redirect, await OpenAsync((SignIn, other)));
        }

        foreach (var other in new[] { confirmation, reset, cookies[SignIn], cookies[Device], form })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await editor.Client.SendFormAsync([("__RequestVerificationToken", other)], "/admin/sign-out")).StatusCode);
        }

        var known = site.Services.CreateScope().ServiceProvider.GetRequiredService<KnownDevice>();
        Assert.NotNull(known.Of(With(cookies[Device]), person.Id));
        Assert.Null(known.Of(With(cookies[Device]), "another"));
        Assert.All([formToken, confirmation, reset, cookies[SignIn], form, ""], other => Assert.Null(known.Of(With(other), person.Id)));

        Task<HttpStatusCode> InviteAsync(string token) => OpenAsync($"/admin/invitation?person={person.Id}&token={Uri.EscapeDataString(token)}");

        static Microsoft.AspNetCore.Http.HttpRequest With(string device)
        {
            var context = new Microsoft.AspNetCore.Http.DefaultHttpContext();
            context.Request.Headers.Cookie = $"{Device}={device}";
            return context.Request;
        }
    }

    [Fact]
    public async Task SignIn_WithPlantedCookies_InvalidatesThem()
    {
        var victim = await Editor.NewAsync(site);
        var (attacker, planted) = await NewAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/admin/sign-in");
        var page = await site.Client().SendAsync(request);
        var form = page.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        var token = (await page.PageAsync()).QuerySelector("main form [name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var answer = await SendAsync($"{form}; {SignIn}=planted", "/admin/sign-in", [("__RequestVerificationToken", token), ("Email", victim.Email), ("Password", Editor.Password)]);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var session = answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith(SignIn, StringComparison.Ordinal)).Split(['=', ';'])[1];

        Assert.NotEqual("planted", session);
        Assert.NotEqual(planted[SignIn], session);
        Assert.Equal(HttpStatusCode.Redirect, await OpenAsync((SignIn, "planted")));
        Assert.Equal(HttpStatusCode.OK, await OpenAsync((SignIn, session)));

        // The form that was open before signing in is good for nothing after it.
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync($"{form}; {SignIn}={session}", "/admin/sign-out", [("__RequestVerificationToken", token)])).StatusCode);

        // With the attacker's own session in place, a sign-in form of nobody is refused, and the victim sees at once who is signed in.
        var confused = await SendAsync($"{form}; {SignIn}={planted[SignIn]}", "/admin/sign-in", [("__RequestVerificationToken", token), ("Email", victim.Email), ("Password", Editor.Password)]);
        Assert.Equal(HttpStatusCode.BadRequest, confused.StatusCode);
        Assert.NotEqual(attacker.Email, victim.Email);
    }

    [Fact]
    public async Task SignIn_Repeatedly_GivesUnpredictableTickets()
    {
        var (editor, cookies) = await NewAsync();
        var (tickets, stamps) = (new List<string> { cookies[SignIn] }, new List<string> { await StampAsync() });
        for (var i = 0; i < 5; i++)
        {
            await editor.SendAsync("/admin/account", "Everywhere");
            tickets.Add((await editor.SignInAsync()).Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith(SignIn, StringComparison.Ordinal)).Split(['=', ';'])[1]);
            stamps.Add(await StampAsync());
        }

        // A stamp has 32 characters of 5 bits. A ticket begins with its format, its key and then 128 bits of its own.
        Assert.Distinct(stamps);
        Assert.All(stamps, stamp => Assert.Matches("^[A-Z2-7]{32}$", stamp));
        Assert.Distinct(tickets.Select(ticket => Convert.ToHexString(Base64Url.DecodeFromChars(ticket).AsSpan(4 + 16, 16))));

        Task<string> StampAsync() => site.WithDatabaseAsync(database => database.Users.Where(person => person.Email == editor.Email).Select(person => person.SecurityStamp!).SingleAsync());
    }

    [Fact]
    public void Protect_AnyTicket_UsesAuthenticatedEncryptionWithKeysFromTheDataFolder()
    {
        var keys = site.Services.GetRequiredService<IOptions<KeyManagementOptions>>().Value;
        var algorithm = Assert.IsType<AuthenticatedEncryptorConfiguration>(keys.AuthenticatedEncryptorConfiguration);
        Assert.Equal("AES_256_CBC HMACSHA256", $"{algorithm.EncryptionAlgorithm} {algorithm.ValidationAlgorithm}");
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(site.Data, "keys"), "key-*.xml"));
    }

    private async Task<(Editor Editor, Dictionary<string, string> Cookies)> NewAsync()
    {
        var editor = await Editor.NewAsync(site);
        var answer = await editor.SendAsync("/admin/sign-out", "");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        answer = await editor.SignInAsync();
        return (editor, answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(['=', ';'])).ToDictionary(cookie => cookie[0], cookie => cookie[1]));
    }

    private Task<HttpStatusCode> OpenAsync((string Name, string Value) cookie) => OpenAsync("/admin", $"{cookie.Name}={cookie.Value}");

    private async Task<HttpStatusCode> OpenAsync(string path, string cookie = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Cookie", cookie);
        using var answer = await site.Client().SendAsync(request);
        return answer.StatusCode;
    }

    private async Task<HttpResponseMessage> SendAsync(string cookies, string path, IEnumerable<(string Field, string Value)> form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Field, field.Value))) };
        request.Headers.TryAddWithoutValidation("Cookie", cookies);
        return await site.Client().SendAsync(request);
    }
}
