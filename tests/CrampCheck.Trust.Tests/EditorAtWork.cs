using System.Net;
using System.Text.RegularExpressions;

namespace CrampCheck.Trust.Tests;

/// <summary>A publisher who is signed in, and stays so when the site starts again.</summary>
internal sealed partial class EditorAtWork
{
    private const string Password = "four purple otters swim";
    private Dictionary<string, string> _cookies = [];
    private string _token = "";

    /// <summary>Somebody new, invited by the command line.</summary>
    public static async Task<EditorAtWork> NewAsync(RunningSite site, string data)
    {
        var editor = new EditorAtWork();
        var invited = await RunningSite.CommandAsync(data, "admin", "invite", $"{Guid.NewGuid():N}@example.org");
        var link = new Uri(invited.Said.Split('\n').Single(line => line.StartsWith(site.Address.ToString(), StringComparison.Ordinal)).Trim());
        var page = await editor.GetAsync(site, link.PathAndQuery);
        editor.ReadToken(page);
        var accepted = await editor.PostAsync(site, "/admin/invitation", ("Person", Field(page, "Person")), ("Token", Field(page, "Token")), ("NewPassword", Password));
        Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
        editor.ReadToken(await editor.GetAsync(site, "/admin"));
        return editor;
    }

    /// <summary>The same person at another browser with the same cookies.</summary>
    public EditorAtWork Copy() => new() { _cookies = new(_cookies), _token = _token };

    public async Task<string> GetAsync(RunningSite site, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var answer = await SendAsync(site, request);
        return await answer.Content.ReadAsStringAsync();
    }

    public async Task<(HttpStatusCode StatusCode, string? Location, string Page)> PostAsync(RunningSite site, string path, params (string Field, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = Forms.Content(fields.Append(("__RequestVerificationToken", _token))),
        };
        using var answer = await SendAsync(site, request);
        return (answer.StatusCode, answer.Headers.Location?.ToString(), await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The value of a field on a page.</summary>
    public static string Field(string page, string name) =>
        WebUtility.HtmlDecode(Regex.Match(page, $"name=\"{name}\"[^>]*? value=\"([^\"]*)\"").Groups[1].Value);

    private void ReadToken(string page) => _token = Token().Matches(page)[^1].Groups[1].Value;

    private async Task<HttpResponseMessage> SendAsync(RunningSite site, HttpRequestMessage request)
    {
        request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        var answer = await site.Client.SendAsync(request);
        if (answer.Headers.TryGetValues("Set-Cookie", out var cookies))
        {
            foreach (var pair in cookies.Select(cookie => cookie.Split(';')[0].Split('=', 2)))
            {
                lock (_cookies)
                {
                    _cookies[pair[0]] = pair[1];
                }
            }
        }

        return answer;
    }

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="([^"]+)""")]
    private static partial Regex Token();
}
