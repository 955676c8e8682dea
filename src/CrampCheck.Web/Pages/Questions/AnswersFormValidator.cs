using FluentValidation;

namespace CrampCheck.Web.Pages.Questions;

/// <summary>Validates a form, question by question.</summary>
public sealed class AnswersFormValidator : AbstractValidator<AnswersForm>
{
    /// <summary>The message for an answer sent more than once.</summary>
    public const string SentTwice = "This answer was sent twice. Choose or enter it once.";

    public AnswersFormValidator()
    {
        RuleFor(form => form.DuplicateFields).Custom((fields, context) =>
        {
            foreach (var field in fields)
            {
                context.AddFailure(field, SentTwice);
            }
        });

        foreach (var question in AskedQuestion.All)
        {
            question.AddRules(this);
        }
    }
}
