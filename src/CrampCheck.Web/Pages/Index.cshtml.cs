using CrampCheck.Web.Pages.Questions;
using CrampCheck.Web.Pages.Result;
using CrampCheck.Web.Pages.Layout;
using CrampCheck.Web.Pipeline;
using CrampCheck.Web.Texts;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CrampCheck.Web.Pages;

/// <summary>
/// The four questions and, in answer to them, the result. A visitor's form changes nothing here and there is no cookie
/// to misuse, so it carries no anti-forgery token.
/// </summary>
[IgnoreAntiforgeryToken]
public sealed class IndexModel(LiveTexts texts, Assets assets, TimeProvider time) : PageModel
{
    /// <summary>The questions, with what has been sent so far.</summary>
    public QuestionsView Questions { get; private set; } = new(AnswersForm.Empty);

    public IActionResult OnPost()
    {
        Response.Headers.CacheControl = "no-store";
        var form = AnswersForm.From(Request.Form);
        if (Request.Form.ContainsKey(ResultView.ChangeButton))
        {
            return Ask(new(form));
        }

        // Resolved here, because it is slow to build at a start, and not needed just to open the page.
        var validator = HttpContext.RequestServices.GetRequiredService<IValidator<AnswersForm>>();
        var faults = validator.Validate(form);
        if (faults.IsValid && CalciumQuestion.IsAskedBack(form))
        {
            return Ask(new(form, asksBack: true));
        }

        var tried = Request.Form[ResultView.TryButton].FirstOrDefault() is { Length: > 0 } fields ? form.Trying(fields) : null;
        if (faults.IsValid && tried is not null)
        {
            faults = validator.Validate(tried);
        }

        if (faults.IsValid)
        {
            return new SliceResult(ResultPage.Create(new(new(form, texts.Now, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), tried), assets)));
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Ask(new(form, [.. faults.Errors.DistinctBy(error => error.PropertyName).Select(error => (error.PropertyName, error.ErrorMessage))]));
    }

    private PageResult Ask(QuestionsView questions)
    {
        Questions = questions;
        return Page();
    }
}
