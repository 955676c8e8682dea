using CrampCheck.Web.Data;
using CrampCheck.Web.Texts;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace CrampCheck.Web.Pipeline;

/// <summary>A failed request is run once more for its error page, with the same method and body.</summary>
public static class ErrorPages
{
    /// <summary>The path that all administrators' pages are under.</summary>
    public static readonly PathString Admin = "/admin";

    /// <summary>The paths that programs ask.</summary>
    public static readonly PathString Assessments = "/assessments", Rules = "/rules";

    /// <summary>Visitors and administrators have an error page each; programs get problem details from elsewhere.</summary>
    public static void UseErrorPages(this WebApplication app)
    {
        var isReader = app.Services.GetRequiredService<IOptions<TextsOptions>>().Value.IsReader;
        app.UseWhen(IsForEditors, admin => admin.UseErrorPages("/admin/failed"));
        app.UseWhen(context => !IsForEditors(context) && !IsForPrograms(context), visitors => visitors.UseErrorPages("/error"));

        bool IsForEditors(HttpContext context) => !isReader && IsForAdministrators(context);
    }

    /// <summary>Whether a request is a program's.</summary>
    public static bool IsForPrograms(HttpContext context) => context.Request.Path.Equals(Assessments) || context.Request.Path.Equals(Rules);

    /// <summary>Whether a request is for a page of administrators.</summary>
    public static bool IsForAdministrators(HttpContext context) => context.Request.Path.StartsWithSegments(Admin);

    /// <summary>Whether this is that second run. What refused the first must let it pass.</summary>
    public static bool IsErrorPage(this HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;

    /// <summary>The path and query that were asked for, also in the second run.</summary>
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
