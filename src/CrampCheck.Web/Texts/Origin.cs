namespace CrampCheck.Web.Texts;

/// <summary>The scheme, host and port of a site, exactly as browsers write them.</summary>
public static class Origin
{
    /// <summary>Parses an http or https origin; null if the text is anything else, or more.</summary>
    public static Uri? Of(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri is { UserInfo: "", HostNameType: UriHostNameType.Dns or UriHostNameType.IPv4 }
        && text == $"{uri.Scheme}://{uri.IdnHost}{(uri.IsDefaultPort ? "" : $":{uri.Port}")}" ? uri : null;
}
