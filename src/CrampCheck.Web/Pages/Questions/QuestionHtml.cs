using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CrampCheck.Web.Pages.Questions;

/// <summary>The building blocks of the fieldsets.</summary>
public static class QuestionHtml
{
    public static Task<IHtmlContent> ChoiceAsync(this IHtmlHelper html, Choice choice) => html.PartialAsync("/Pages/Questions/_Choice.cshtml", choice);

    /// <summary>The error of a field, if any.</summary>
    public static Task<IHtmlContent> ErrorAsync(this IHtmlHelper html, QuestionsView questions, string field) =>
        questions.ErrorOf(field) is { } message ? html.PartialAsync("/Pages/Questions/_Error.cshtml", (field, message)) : Task.FromResult<IHtmlContent>(HtmlString.Empty);

    /// <summary>A box for a number.</summary>
    /// <param name="html">The page.</param>
    /// <param name="questions">The questions.</param>
    /// <param name="field">The field.</param>
    /// <param name="typed">What was typed before.</param>
    /// <param name="keyboard">The keyboard that a phone shows: numeric or decimal.</param>
    /// <param name="width">Characters.</param>
    /// <param name="milligrams">The calcium of one unit, mg, if a total is added up while typing.</param>
    public static Task<IHtmlContent> NumberBoxAsync(this IHtmlHelper html, QuestionsView questions, string field, TypedNumber typed, string keyboard, int width, int? milligrams = null) =>
        html.PartialAsync("/Pages/Questions/_NumberBox.cshtml", new NumberBox(field, typed, keyboard, width, questions.ErrorOf(field), milligrams));
}
