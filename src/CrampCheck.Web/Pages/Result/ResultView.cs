using CrampCheck.Rules;
using CrampCheck.Web.Pages.Questions;
using CrampCheck.Web.Texts;

namespace CrampCheck.Web.Pages.Result;

/// <summary>All that a result page shows.</summary>
/// <param name="own">The visitor's own answers: a valid form.</param>
/// <param name="texts">The texts.</param>
/// <param name="today">The day, for the foot of the page.</param>
/// <param name="tried">The same with the tried answers; null if nothing is tried.</param>
public sealed class ResultView(AnswersForm own, SiteTexts texts, DateOnly today, AnswersForm? tried = null)
{
    /// <summary>The button that shows the questions again, filled in.</summary>
    public const string ChangeButton = "Change";

    /// <summary>The buttons that try another answer; their values are the fields that change.</summary>
    public const string TryButton = "Try";

    /// <summary>The visitor's own answers, which every try starts from.</summary>
    public AnswersForm Own { get; } = own;

    /// <summary>The answers shown, including tried ones.</summary>
    public AnswersForm Form { get; } = tried ?? own;

    /// <summary>The assessed answers.</summary>
    public Assessment Assessment { get; } = Assessment.Of((tried ?? own).ToAnswers());

    /// <summary>Every other answer tried.</summary>
    public Sensitivity Sensitivity => field ??= Sensitivity.Of(Assessment.Answers);

    /// <summary>The texts.</summary>
    public SiteTexts Texts { get; } = texts;

    /// <summary>The day.</summary>
    public DateOnly Today { get; } = today;

    /// <summary>The fields that are tried.</summary>
    public IReadOnlyDictionary<string, string> Tried { get; } = tried?.Tried ?? AnswersForm.Empty.Tried;
}
