using System.Collections.Frozen;
using System.Net.Mime;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CrampCheck.Rules;
using CrampCheck.Web.Hosting;
using CrampCheck.Web.Pages.Questions;
using CrampCheck.Web.Pages.Result;
using CrampCheck.Web.Texts;
using FluentValidation;
using Microsoft.Net.Http.Headers;

namespace CrampCheck.Web.Api;

/// <summary>The questions for programs: answers in, a result out; and the rules. /openapi.json describes them.</summary>
public static class ApiEndpoints
{
    private static readonly PathString Assessments = "/assessments";
    private static readonly PathString Rules = "/rules";
    private static readonly FrozenSet<string> Paths = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, Assessments.Value!, Rules.Value!);

    /// <summary>Whether a request is a program's.</summary>
    public static bool Serve(HttpContext context) => Paths.Contains(context.Request.Path.Value ?? "");

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods(Assessments.Value!, [HttpMethods.Post], AssessAsync)

            // Any page may ask: there is no cookie to misuse.
            .RequireCors(cors => cors.AllowAnyOrigin().WithMethods(HttpMethods.Post).WithHeaders(HeaderNames.ContentType));
        routes.MapMethods(Rules.Value!, AllowedMethods.ToRead, context => WriteAsync(context, RulesResponse.Now, ApiJson.Plain.RulesResponse));
    }

    /// <summary>Errors as problem details in the place of pages.</summary>
    public static void UseProblems(this IApplicationBuilder api)
    {
        api.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = context => Problem.WriteAsync(context, context.Response.StatusCode) });
        api.UseStatusCodePages(pages => Problem.WriteAsync(pages.HttpContext, pages.HttpContext.Response.StatusCode));
    }

    private static async Task AssessAsync(HttpContext context)
    {
        SentAnswers sent;
        try
        {
            sent = await SentAnswers.ReadAsync(context.Request.Body, context.RequestAborted);
        }
        catch (BadHttpRequestException e)
        {
            await Problem.WriteAsync(context, e.StatusCode);
            return;
        }
        catch (JsonException)
        {
            await Problem.WriteAsync(context, StatusCodes.Status400BadRequest, "This cannot be read as JSON in UTF-8.");
            return;
        }

        var services = context.RequestServices;
        if (sent.RulesVersion is { } expected && expected != Scorecard.Version)
        {
            await Problem.WriteAsync(context, StatusCodes.Status409Conflict, "Other rules run than the version you expect. See /rules.");
        }
        else if (sent.FaultsBy(services.GetRequiredService<IValidator<AnswersForm>>()) is not [] and var faults)
        {
            await Problem.WriteAsync(context, StatusCodes.Status400BadRequest, "Some answers are missing or cannot be read.", faults);
        }
        else
        {
            var result = new ResultView(sent.Form, services.GetRequiredService<LiveTexts>().Now, default);
            await WriteAsync(context, AssessmentResponse.Of(result), ApiJson.Plain.AssessmentResponse);
        }
    }

    private static Task WriteAsync<T>(HttpContext context, T answer, JsonTypeInfo<T> type)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = MediaTypeNames.Application.Json;
        return JsonSerializer.SerializeAsync(context.Response.BodyWriter, answer, type, context.RequestAborted);
    }
}
