using CrampCheck.Web.Data;
using CrampCheck.Web.Texts;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace CrampCheck.Web.Pipeline;

/// <summary>Runs a failed request again for its error page, with the same method and body.</summary>
public static class ErrorPages
{
    /// <summary>The path of all editors' pages.</summary>
    public static readonly PathString Admin = "/admin";

    /// <summary>The paths of the API.</summary>
    public static readonly PathString Assessments = "/assessments", Rules = "/rules";

    /// <summary>Visitors and editors have an error page each; API clients get problem details elsewhere.</summary>
    public static void UseErrorPages(this WebApplication app)
    {
        var isReader = app.Services.GetRequiredService<IOptions<TextsOptions>>().Value.IsReader;
        app.UseWhen(HasEditorsErrorPage, admin => admin.UseErrorPages("/admin/failed"));
        app.UseWhen(context => !HasEditorsErrorPage(context) && !IsApiRequest(context), visitors => visitors.UseErrorPages("/error"));

        bool HasEditorsErrorPage(HttpContext context) => !isReader && IsForEditors(context);
    }

    /// <summary>Whether a request is to the API.</summary>
    public static bool IsApiRequest(HttpContext context) => context.Request.Path.Equals(Assessments) || context.Request.Path.Equals(Rules);

    /// <summary>Whether a request is for an editors' page.</summary>
    public static bool IsForEditors(HttpContext context) => context.Request.Path.StartsWithSegments(Admin);

    /// <summary>Whether this is the second run, for an error page. Whatever refused the first run must let this one pass.</summary>
    public static bool IsErrorPage(this HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;

    /// <summary>The path and query of the request, in the second run too.</summary>
    public static string OriginalAddress(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is { } status ? status.OriginalPath + status.OriginalQueryString
        : context.Features.Get<IExceptionHandlerPathFeature>() is { } failure ? failure.Path + context.Request.QueryString
        : context.Request.Path + context.Request.QueryString;

    private static void UseErrorPages(this IApplicationBuilder app, string path)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = path + "/500",
            StatusCodeSelector = failure => DatabaseFailure.Is(failure) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePagesWithReExecute(path + "/{0}");
    }
}
