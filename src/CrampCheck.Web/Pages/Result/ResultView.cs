using CrampCheck.Rules;
using CrampCheck.Web.Hosting;
using CrampCheck.Web.Pages.Questions;
using CrampCheck.Web.Texts;

namespace CrampCheck.Web.Pages.Result;

/// <summary>All that a result page shows.</summary>
public sealed class ResultView(AnswersForm form, SiteTexts texts)
{
    /// <summary>The answers judged.</summary>
    public Assessment Assessment { get; } = Assessment.Of(form.ToAnswers());

    /// <summary>Every other answer tried.</summary>
    public Sensitivity Sensitivity => field ??= Sensitivity.Of(Assessment.Answers);

    /// <summary>The form without fault that the answers come from.</summary>
    public AnswersForm Form { get; } = form;

    /// <summary>The texts.</summary>
    public SiteTexts Texts { get; } = texts;

    /// <summary>Whether the amount of calcium was worked out from food.</summary>
    public bool IsEstimate => Form.Calcium == AnswerCodes.Estimate;
}

/// <summary>A result, and what its page carries around it.</summary>
public sealed record FramedResult(ResultView Result, Assets Assets);

/// <summary>One cause of a result.</summary>
public sealed record ShownCause(ResultView Result, CauseScore Score);
