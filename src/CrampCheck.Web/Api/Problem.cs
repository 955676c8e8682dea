using System.ComponentModel;
using System.Net.Mime;
using System.Text.Json;
using CrampCheck.Rules;
using CrampCheck.Web.Pipeline;
using Microsoft.AspNetCore.WebUtilities;

namespace CrampCheck.Web.Api;

/// <summary>An error as problem details (RFC 9457).</summary>
public sealed record Problem(
    [property: Description("The status in words.")] string Title,
    [property: Description("The status code.")] int Status,
    [property: Description("What went wrong, and the way out.")] string Detail,
    [property: Description("The members that are wrong; empty where it is not one of them.")] IReadOnlyList<Fault> Errors,
    [property: Description("The version of the rules that run.")] string RulesVersion)
{
    /// <summary>Answers with a problem.</summary>
    public static Task WriteAsync(HttpContext context, int status, string? detail = null, params IReadOnlyList<Fault> errors)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        var problem = new Problem(ReasonPhrases.GetReasonPhrase(status), status, detail ?? DetailOf(status), errors, Scorecard.Version);
        context.Response.ContentType = MediaTypeNames.Application.ProblemJson;
        return JsonSerializer.SerializeAsync(context.Response.Body, problem, ApiJsonContext.Plain.Problem, context.RequestAborted);
    }

    private static string DetailOf(int status) => status switch
    {
        StatusCodes.Status405MethodNotAllowed => "This address does not support that method. /developers says how it is used.",
        StatusCodes.Status413PayloadTooLarge => $"Send at most {FormGate.MaxBytes / 1024} kB.",
        StatusCodes.Status415UnsupportedMediaType => "Send application/json in UTF-8.",
        StatusCodes.Status429TooManyRequests => "Too many requests came from your address. Wait a minute.",
        >= StatusCodes.Status500InternalServerError => "Something went wrong here. Try again later.",
        _ => "The request cannot be read. /developers says how it is made.",
    };
}
