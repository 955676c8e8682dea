using System.Text.Encodings.Web;
using System.Text.Json;
using CrampCheck.Web.Pipeline;
using Microsoft.AspNetCore.Http.Features;

namespace CrampCheck.Web.People;

/// <summary>
/// An editor's form that could not be accepted: the session had ended, the page was too old, the database was
/// unavailable. The response hands it back complete, so that nothing typed is lost.
/// </summary>
/// <param name="Address">Where it was sent.</param>
/// <param name="Fields">What was in it.</param>
public sealed record KeptForm(string Address, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>The field that carries a kept form through signing in.</summary>
    public const string Field = "Kept";

    private static readonly string[] ExcludedFields = ["__RequestVerificationToken", "Password", "NewPassword", "Passkey", Field];
    private static readonly string[] ExcludedPages = [SignInSetup.SignIn, SignInSetup.SignOut, "/admin/invitation", "/admin/account"];

    // Its place is an attribute, which is encoded anyway; so text in any script stays as short as it was sent.
    private static readonly JsonSerializerOptions CompactJson = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// The form of a failed request, or the one carried through a failed sign-in; null if there is none to
    /// keep, or another site sent it.
    /// </summary>
    public static KeptForm? From(HttpContext context)
    {
        var address = ErrorPages.OriginalAddress(context);
        var path = address.Split('?')[0];
        if (!HttpMethods.IsPost(context.Request.Method) || context.Features.Get<IFormFeature>()?.Form is not { Files.Count: 0 } form || !IsOwn(context.Request))
        {
            return null;
        }

        return path.Equals(SignInSetup.SignIn, StringComparison.OrdinalIgnoreCase) ? Parse(form[Field].FirstOrDefault())
            : IsAdminAddress(address) && !ExcludedPages.Contains(path, StringComparer.OrdinalIgnoreCase)
                ? new(address, [.. from field in form from value in field.Value where !ExcludedFields.Contains(field.Key) select KeyValuePair.Create(field.Key, value ?? "")])
                : null;
    }

    /// <summary>Reads what <see cref="ToString"/> wrote; null if it is anything else.</summary>
    public static KeptForm? Parse(string? text)
    {
        try
        {
            return text is not null && JsonSerializer.Deserialize<KeptForm>(text) is { Address: { } address, Fields: { } fields } kept
                && IsAdminAddress(address) && fields.All(field => field is { Key: not null, Value: not null })
                    ? kept
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether an address is one of this site's editors' pages, in characters that a header can carry.</summary>
    public static bool IsAdminAddress(string? address) =>
        address is not null && (address == "/admin" || address.StartsWith("/admin/", StringComparison.OrdinalIgnoreCase) || address.StartsWith("/admin?", StringComparison.OrdinalIgnoreCase))
        && !address.Contains("..", StringComparison.Ordinal) && !address.Any(c => c is < ' ' or > '~' or '\\');

    public override string ToString() => JsonSerializer.Serialize(this, CompactJson);

    // Old browsers send only the origin.
    private static bool IsOwn(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() switch
    {
        "same-origin" => true,
        "" => request.Headers.Origin.ToString() is var origin && (origin == "" || origin == $"{request.Scheme}://{request.Host}"),
        _ => false,
    };
}
