using CrampCheck.Web.Pages.Admin;
using CrampCheck.Web.Pages.Result;
using CrampCheck.Web.Pipeline;
using CrampCheck.Web.Texts;
using FluentValidation;
using FluentValidation.AspNetCore;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CrampCheck.Web.Pages.Questions;

/// <summary>
/// The four questions, and in answer to them the result. A visitor's form changes nothing here and there is no cookie
/// to misuse, so it carries no anti-forgery token.
/// </summary>
[IgnoreAntiforgeryToken]
public sealed class IndexModel(LiveTexts texts, Assets assets, TimeProvider time) : PageModel
{
    /// <summary>The button of the result that asks for the questions again, filled in.</summary>
    public const string ChangeButton = "Change";

    /// <summary>The buttons of the result that try another answer; their values are the fields that change.</summary>
    public const string TryButton = "Try";

    /// <summary>What was sent, to be shown again.</summary>
    public AnswersForm Form { get; private set; } = AnswersForm.Empty;

    /// <summary>Whether to ask once whether the amount of calcium is right.</summary>
    public bool AsksBack { get; private set; }

    /// <summary>The first thing wrong with each field, in the order of the questions.</summary>
    public IReadOnlyList<(string Field, string Message)> Errors { get; private set; } = [];

    public IActionResult OnPost()
    {
        Response.Headers.CacheControl = "no-store";
        Form = AnswersForm.From(Request.Form);
        if (Request.Form.ContainsKey(ChangeButton))
        {
            return Page();
        }

        // Asked for here, because it takes long to make at a start, and who only opens the page needs none.
        var validator = HttpContext.RequestServices.GetRequiredService<IValidator<AnswersForm>>();
        var faults = validator.Validate(Form);
        if (faults.IsValid && Form.IsAskedBack)
        {
            AsksBack = true;
            return Page();
        }

        var tried = Request.Form[TryButton].FirstOrDefault() is { Length: > 0 } fields ? Form.Trying(fields) : null;
        if (faults.IsValid && tried is not null)
        {
            faults = validator.Validate(tried);
        }

        if (faults.IsValid)
        {
            HttpContext.Items[SecurityHeaders.IsResult] = true;
            return new SliceResult(ResultPage.Create(new(new(Form, texts.Now, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), tried), assets)));
        }

        faults.AddToModelState(ModelState, null);
        Errors = [.. faults.Errors.DistinctBy(error => error.PropertyName).Select(error => (error.PropertyName, error.ErrorMessage))];
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    /// <summary>The id of a field's box: its name, without the brackets that no link may hold.</summary>
    public static string IdOf(string field) => field.Replace('[', '-').Replace("]", "", StringComparison.Ordinal);

    /// <summary>What is wrong with a field, or null.</summary>
    public string? ErrorOf(string field) => ModelState[field]?.Errors.FirstOrDefault()?.ErrorMessage;
}
