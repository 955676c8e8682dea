using System.Net.Mime;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CrampCheck.Rules;
using CrampCheck.Web.Pages.Questions;
using CrampCheck.Web.Pages.Result;
using CrampCheck.Web.Pipeline;
using CrampCheck.Web.Texts;
using FluentValidation;
using Microsoft.Net.Http.Headers;

namespace CrampCheck.Web.Api;

/// <summary>The API: answers in, a result out; and the rules. /openapi.json describes it.</summary>
public static class ApiEndpoints
{
    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods(ErrorPages.Assessments.Value!, [HttpMethods.Post], AssessAsync)

            // Any origin may call it: there is no cookie to misuse.
            .RequireCors(cors => cors.AllowAnyOrigin().WithMethods(HttpMethods.Post).WithHeaders(HeaderNames.ContentType));
        routes.MapMethods(ErrorPages.Rules.Value!, AllowedMethods.ToRead, context => WriteAsync(context, RulesResponse.Now, ApiJsonContext.Plain.RulesResponse));
    }

    /// <summary>Answers errors with problem details instead of pages.</summary>
    public static void UseProblems(this WebApplication app) => app.UseWhen(ErrorPages.IsApiRequest, api =>
    {
        api.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = context => Problem.WriteAsync(context, context.Response.StatusCode) });
        api.UseStatusCodePages(pages => Problem.WriteAsync(pages.HttpContext, pages.HttpContext.Response.StatusCode));
    });

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
            await WriteAsync(context, AssessmentResponse.Of(result), ApiJsonContext.Plain.AssessmentResponse);
        }
    }

    private static Task WriteAsync<T>(HttpContext context, T answer, JsonTypeInfo<T> type)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = MediaTypeNames.Application.Json;
        return JsonSerializer.SerializeAsync(context.Response.BodyWriter, answer, type, context.RequestAborted);
    }
}
