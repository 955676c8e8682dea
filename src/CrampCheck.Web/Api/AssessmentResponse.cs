using System.ComponentModel;
using CrampCheck.Rules;
using CrampCheck.Web.Pages.Result;
using CrampCheck.Web.Texts;

namespace CrampCheck.Web.Api;

/// <summary>A result, with everything its page says.</summary>
public sealed record AssessmentResponse(
    [property: Description("The leading cause, or joint, none, unknown.")] string Outcome,
    [property: Description("The causes that lead.")] IReadOnlyList<string> Leaders,
    [property: Description("Whether another cause could still pass a leader.")] bool Provisional,
    [property: Description("How seriously the article says to take the cramps: by how often they come.")] string Seriousness,
    [property: Description("How steady the result is when one answer changes.")] string Steadiness,
    [property: Description("Whether to say that there is enough calcium, or more than is advised.")] string CalciumNotice,
    [property: Description("The version of the rules that were used.")] string RulesVersion,
    [property: Description("The result in a line.")] string Headline,
    [property: Description("All three causes, leaders first. Points say how well the answers match what the article describes; never how likely an illness is.")] IReadOnlyList<CauseResponse> Causes,
    [property: Description("Other answers that would change outcome or leaders, most telling first.")] IReadOnlyList<WhatIfResponse> WhatIfs,
    [property: Description("The unknown answer that is most worth finding out; null where there is none.")] FindingOutResponse? WorthFindingOut,
    [property: Description("The key of the text that says the one thing to do.")] string FirstText,
    [property: Description("The texts that belong to this result, the safety list first. Show them with the points.")] IReadOnlyList<TextResponse> Texts)
{
    /// <summary>Turns the result page's content into a response.</summary>
    public static AssessmentResponse Of(ResultView result)
    {
        var (assessment, sensitivity, verdict) = (result.Assessment, result.Sensitivity, result.Assessment.Verdict);
        return new(
            verdict.Code(),
            LeadersOf(verdict),
            verdict.IsProvisional,
            assessment.Seriousness.Code(),
            sensitivity.Steadiness.Code(),
            assessment.CalciumNotice switch { Rules.CalciumNotice.TooMuch => "too-much", Rules.CalciumNotice.Enough => "enough", Rules.CalciumNotice.None => "none", _ => throw new ArgumentOutOfRangeException(nameof(result)) },
            Scorecard.Version,
            ResultWords.Headline(result),
            [.. assessment.Causes.Select(cause => CauseResponse.Of(cause, verdict))],
            [.. sensitivity.MostTelling().Select(whatIf => WhatIfResponse.Of(whatIf, result))],
            ResultWords.WorthFindingOut(result) is { } words ? new(sensitivity.WorthFindingOut[0].Question.Code(), words) : null,
            SiteTexts.KeyFor(verdict),
            [.. TextsOf(result).Select(key => TextResponse.Of(result.Texts[key]))]);
    }

    internal static string[] LeadersOf(Verdict verdict) => [.. verdict.Leaders.Select(cause => cause.Code())];

    // The ones that the page shows.
    private static IEnumerable<string> TextsOf(ResultView result)
    {
        var verdict = result.Assessment.Verdict;
        var advice = result.Assessment.Causes.Where(cause => SiteTexts.ShowsAdvice(verdict, cause.Cause, cause.Score)).Select(cause => TextKeys.Advice(cause.Cause));
        return new[] { TextKeys.Safety, SiteTexts.KeyFor(verdict) }.Union(advice).Concat(CauseSet.All.Select(TextKeys.Research)).Append(TextKeys.NotLookedAt);
    }
}
