using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using CrampCheck.Web.People;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace CrampCheck.Browser.Tests;

/// <summary>How long a failed sign-in takes does not tell whether there is such an account.</summary>
public sealed partial class GuessingTimeTests(ITestOutputHelper output)
{
    private const int Tries = 1000;
    private const int TriesOfAnAccount = SignInLimiter.PerAccount;

    [ReleaseBrowserFact]
    public async Task SignIn_WithAWrongPassword_TakesAsLongForAnAccountAsForNone()
    {
        // No fixture: one would be published for a skipped test, too.
        var published = new PublishedSite();
        await published.InitializeAsync();
        try
        {
            await TimeBothAsync(published);
        }
        finally
        {
            await published.DisposeAsync();
        }
    }

    private async Task TimeBothAsync(PublishedSite published)
    {
        await AddPeopleAsync(published.Data, Tries / TriesOfAnAccount);
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = published.Address };
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var page = await client.GetAsync(new Uri("/admin/sign-in", UriKind.Relative));
        client.DefaultRequestHeaders.Add("Cookie", page.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        var token = Token().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value;

        var (known, unknown) = (new List<double>(), new List<double>());
        for (var i = 0; i < Tries; i++)
        {
            known.Add(await TimeAsync($"person-{i / TriesOfAnAccount}@example.org", (2 * i) + 1));
            unknown.Add(await TimeAsync($"nobody-{i / TriesOfAnAccount}@example.org", (2 * i) + 2));
        }

        output.WriteLine($"median of {Tries}: known {Median(known):0.00} ms, unknown {Median(unknown):0.00} ms");
        Assert.InRange(Math.Abs(Median(known) - Median(unknown)), 0, 2);

        async Task<double> TimeAsync(string email, int network)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/admin/sign-in")
            {
                Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Email", email), new("Password", "a wrong password")]),
            };
            request.Headers.Add("X-Forwarded-For", $"10.{network >> 8}.{network & 0xff}.1");
            var began = Stopwatch.GetTimestamp();
            using var answer = await client.SendAsync(request);
            var time = Stopwatch.GetElapsedTime(began);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            return time.TotalMilliseconds;
        }
    }

    private static async Task AddPeopleAsync(string data, int count)
    {
        await using var beside = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host.UseSetting("Data:Directory", data));

        // Answered once its database is open.
        using var client = beside.CreateClient();
        await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        for (var i = 0; i < count; i++)
        {
            await using var scope = beside.Services.CreateAsyncScope();
            var invitations = scope.ServiceProvider.GetRequiredService<Invitations>();
            var link = new Uri("http://localhost" + await invitations.InviteAsync($"person-{i}@example.org", isPublisher: false, "test"));
            var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(link.Query);
            var person = await invitations.FindAsync(query["person"], query["token"]);
            Assert.True((await invitations.AcceptAsync(person!, query["token"]!, "violet horses never whisper")).Succeeded);
        }
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
