using FluentValidation;

namespace CrampCheck.Web.Pages.Questions;

/// <summary>What is wrong with a form, question by question.</summary>
public sealed class AnswersFormValidator : AbstractValidator<AnswersForm>
{
    /// <summary>Of an answer that came more than once.</summary>
    public const string SentTwice = "This answer was sent twice. Choose or enter it once.";

    public AnswersFormValidator()
    {
        RuleFor(form => form.GivenTwice).Custom((fields, context) =>
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
