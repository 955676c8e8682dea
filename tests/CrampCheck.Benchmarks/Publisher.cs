using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace CrampCheck.Benchmarks;

/// <summary>A publisher at work on a site that runs in development, where editors need no https.</summary>
internal sealed partial class Publisher : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _client;

    private Publisher(Uri site) => _client = new(new SocketsHttpHandler { CookieContainer = _cookies }) { BaseAddress = site };

    /// <summary>The header that makes another client this publisher.</summary>
    public string Cookie => "Cookie: " + _cookies.GetCookieHeader(_client.BaseAddress!);

    /// <summary>Invites somebody by the program's own command, and signs in.</summary>
    public static async Task<Publisher> JoinAsync(Served site, string program, string[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [program, "admin", "invite", "publisher@example.org", .. settings]) { RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        using var command = Process.Start(start)!;
        var link = Link().Match(await command.StandardOutput.ReadToEndAsync()).Value;
        var publisher = new Publisher(site.Address);
        await publisher.SendAsync(link, ("NewPassword", "four purple otters swim"));
        return publisher;
    }

    /// <summary>Saves a text with other words than before, and publishes it.</summary>
    public async Task PublishAsync(string key)
    {
        await SendAsync("/admin/edit/" + key, ("Title", "A title"), ("Source", "A source"), ("Reviewed", "2026-11-22"), ("Body", $"Words of {DateTime.UtcNow:O}."));
        await SendAsync("/admin/publish/" + key, ("Reason", "A benchmark"));
    }

    public void Dispose() => _client.Dispose();

    // Fills in the page's form that has the first of the fields.
    private async Task SendAsync(string path, params (string Name, string Value)[] typed)
    {
        var page = await _client.GetStringAsync(new Uri(path, UriKind.Relative));
        var form = page.Split("<form ").Last(part => part.Contains($"name=\"{typed[0].Name}\"", StringComparison.Ordinal));
        var hidden = Hidden().Matches(form).Select(match => (Name: match.Groups[1].Value, Value: WebUtility.HtmlDecode(match.Groups[2].Value)));
        var fields = hidden.Where(field => typed.All(other => other.Name != field.Name)).Concat(typed).Select(field => KeyValuePair.Create(field.Name, field.Value));
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await _client.PostAsync(new Uri(path, UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
    }

    [GeneratedRegex("/admin/invitation[^\\s]+")]
    private static partial Regex Link();

    [GeneratedRegex("""<input[^>]*name="([^"]+)"[^>]*value="([^"]*)""")]
    private static partial Regex Hidden();
}
