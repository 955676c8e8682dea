namespace CrampCheck.Web.Editing;

/// <summary>A cookie with the version of each text that this browser saved last, which its editor has seen even after going Back.</summary>
public sealed class LastSavedCookie(IHostEnvironment environment)
{
    private string Name => environment.IsDevelopment() ? "CrampCheck.Saved" : "__Host-CrampCheck.Saved";

    /// <summary>The <see cref="Data.TextRevision.VersionToken"/> of that version of a text; null if this browser has saved none.</summary>
    public string? Of(HttpRequest request, string key) => Read(request).GetValueOrDefault(key);

    public void Remember(HttpContext context, string key, string token)
    {
        var saved = Read(context.Request);
        saved[key] = token;
        context.Response.Cookies.Append(Name, string.Join('&', saved.Select(pair => $"{pair.Key}={pair.Value}")), new()
        {
            Path = "/",
            HttpOnly = true,
            Secure = !environment.IsDevelopment() || context.Request.IsHttps,
            SameSite = SameSiteMode.Strict,
        });
    }

    private Dictionary<string, string> Read(HttpRequest request) => (request.Cookies[Name] ?? "").Split('&')
        .Select(pair => pair.Split('=')).Where(pair => pair.Length == 2 && Texts.TextKeys.All.Contains(pair[0]))
        .GroupBy(pair => pair[0]).ToDictionary(group => group.Key, group => group.First()[1]);
}
