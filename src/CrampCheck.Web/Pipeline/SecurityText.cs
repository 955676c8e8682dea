using Microsoft.Extensions.Options;

namespace CrampCheck.Web.Pipeline;

/// <summary>/.well-known/security.txt, by RFC 9116: where to report a vulnerability.</summary>
public static class SecurityText
{
    /// <summary>RFC 9116 asks for less than a year. A test fails a month before it expires.</summary>
    public static readonly DateTimeOffset Expires = new(2027, 10, 31, 0, 0, 0, TimeSpan.Zero);

    public static void MapSecurityText(this IEndpointRouteBuilder routes) => routes.MapMethods(
        "/.well-known/security.txt",
        AllowedMethods.ToRead,
        context => Results.Text(
            $"""
            Contact: {ContactOf(context)}
            Expires: {Expires:yyyy-MM-ddTHH:mm:ssZ}
            Preferred-Languages: en

            """.ReplaceLineEndings("\n"),
            "text/plain; charset=utf-8").ExecuteAsync(context));

    private static string ContactOf(HttpContext context) =>
        context.RequestServices.GetRequiredService<IOptions<SecurityOptions>>().Value.Contact is not "" and var contact ? contact : $"mailto:security@{context.Request.Host.Host}";
}
