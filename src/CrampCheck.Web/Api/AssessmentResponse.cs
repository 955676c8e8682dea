using System.ComponentModel;
using System.Runtime.CompilerServices;
using CrampCheck.Rules;
using CrampCheck.Web.Pages.Result;
using CrampCheck.Web.Texts;

namespace CrampCheck.Web.Api;

/// <summary>A result, with all that its page says.</summary>
public sealed record AssessmentResponse(
    [property: Description("The leading cause, or joint, none, unknown.")] string Outcome,
    [property: Description("The causes that lead.")] IReadOnlyList<string> Leaders,
    [property: Description("Whether another cause could still pass a leader.")] bool Provisional,
    [property: Description("How seriously the article says to take the cramps: by how often they come.")] string Seriousness,
    [property: Description("How well the result stands when one answer is changed.")] string Steadiness,
    [property: Description("Whether to say that there is enough calcium, or more than is advised.")] string CalciumNotice,
    [property: Description("The version of the rules that judged.")] string RulesVersion,
    [property: Description("The result in a line.")] string Headline,
    [property: Description("All three causes, leaders first. Points say how well the answers match what the article describes; never how likely an illness is.")] IReadOnlyList<CauseResponse> Causes,
    [property: Description("Other answers that would change outcome or leaders, most telling first.")] IReadOnlyList<WhatIfResponse> WhatIfs,
    [property: Description("The unknown answer that is most worth finding out; null where there is none.")] FindingOutResponse? WorthFindingOut,
    [property: Description("The key of the text that says the one thing to do.")] string FirstText,
    [property: Description("The texts that belong to this result, the safety list first. Show them with the points.")] IReadOnlyList<TextResponse> Texts)
{
    /// <summary>What a result's page says, for a program.</summary>
    public static AssessmentResponse Of(ResultView result)
    {
        var (assessment, sensitivity, verdict) = (result.Assessment, result.Sensitivity, result.Assessment.Verdict);
        return new(
            verdict.Code(),
            LeadersOf(verdict),
            verdict.IsProvisional,
            assessment.Seriousness.Code(),
            sensitivity.Steadiness.Code(),
            assessment.CalciumNotice switch { Rules.CalciumNotice.TooMuch => "too-much", Rules.CalciumNotice.Enough => "enough", _ => "none" },
            Scorecard.Version,
            ResultWords.Headline(result),
            [.. assessment.Causes.Select(cause => CauseResponse.Of(cause, verdict))],
            [.. sensitivity.MostTelling().Select(whatIf => WhatIfResponse.Of(whatIf, result))],
            ResultWords.WorthFindingOut(result) is { } words ? new(sensitivity.WorthFindingOut[0].Question.Code(), words) : null,
            SiteTexts.KeyFor(verdict),
            [.. TextsOf(result).Select(key => TextResponse.Of(result.Texts[key]))]);
    }

    internal static string[] LeadersOf(Verdict verdict) => [.. CauseSet.All.Where(verdict.Leaders.Contains).Select(cause => cause.Code())];

    // Those that the page shows.
    private static IEnumerable<string> TextsOf(ResultView result)
    {
        var first = SiteTexts.KeyFor(result.Assessment.Verdict);
        var advice = result.Assessment.Causes.Where(cause => cause.Score.High > 0).Select(cause => TextKeys.Advice(cause.Cause));
        return new[] { TextKeys.Safety, first }.Union(advice).Concat(CauseSet.All.Select(TextKeys.Research)).Append(TextKeys.NotLookedAt);
    }
}

/// <summary>One cause, with its whole sum.</summary>
public sealed record CauseResponse(
    string Cause,
    [property: Description("The fewest points that the answers allow, 0 to 100.")] int Low,
    [property: Description("The most; the same where nothing is unknown.")] int High,
    [property: Description("Weak, some or strong match; unknown where the range spans more than one.")] string Band,
    bool Leader,
    [property: Description("What adds to it. The sum is cut at the highest score.")] IReadOnlyList<ContributionResponse> Contributions)
{
    internal static CauseResponse Of(CauseScore score, Verdict verdict) => new(
        score.Cause.Code(),
        score.Score.Low,
        score.Score.High,
        score.Score.Band.Code(),
        verdict.Leaders.Contains(score.Cause),
        [.. score.Contributions.Select(ContributionResponse.Of).OfType<ContributionResponse>()]);
}

/// <summary>What one rule adds to a cause.</summary>
public sealed record ContributionResponse(
    string Question,
    [property: Description("The rule that holds at the upper end, as in /rules.")] string Rule,
    [property: Description("The rule that holds at the lower end; null where none does.")] string? LowRule,
    [property: Description("The fewest points.")] int Low,
    [property: Description("The most points.")] int High,
    [property: Description("The article's clause that the rule rests on, word for word.")] string Clause,
    [property: Description("Where the rule's marks come from; null where they are our choice.")] SourceResponse? Source)
{
    internal static ContributionResponse? Of(Contribution part) => (part.Most ?? part.Least) is { } rule
        ? new(part.Factor.Question.Code(), rule.Id, part.Least?.Id, part.Points.Low, part.Points.High, rule.Clause, SourceResponse.Of(rule.Source))
        : null;
}

/// <summary>Another answer, and what it would bring.</summary>
public sealed record WhatIfResponse(
    [property: Description("The question that would be answered otherwise.")] string Question,
    [property: Description("The other answer, in words.")] string Answer,
    string Outcome,
    IReadOnlyList<string> Leaders,
    bool Provisional)
{
    internal static WhatIfResponse Of(WhatIf whatIf, ResultView result) => new(
        whatIf.Question.Code(), ResultWords.TriedAnswer(whatIf, result), whatIf.Verdict.Code(), AssessmentResponse.LeadersOf(whatIf.Verdict), whatIf.Verdict.IsProvisional);
}

/// <summary>An answer worth finding out.</summary>
public sealed record FindingOutResponse(string Question, [property: Description("How to find it out.")] string Words);

/// <summary>A text that editors own, as it is live.</summary>
public sealed record TextResponse(
    [property: Description("Its stable name.")] string Key,
    string Title,
    [property: Description("Safe HTML: paragraphs, lists, emphasis, quotations, links, headings from h3 on.")] string Html,
    [property: Description("The same as plain text.")] string Text,
    [property: Description("Where it comes from, as safe HTML with links.")] string SourceHtml,
    [property: Description("The same as plain text.")] string SourceText,
    [property: Description("The day it was last checked.")] DateOnly Reviewed)
{
    private static readonly ConditionalWeakTable<RenderedText, TextResponse> Made = [];

    internal static TextResponse Of(RenderedText text) => Made.GetValue(text, static text => new(
        text.Source.Key,
        text.Source.Title,
        $"{text.Lead}{text.Body(3)}",
        RenderedText.PlainText(text.Document),
        $"{text.SourceLine}",
        RenderedText.PlainText(text.SourceDocument),
        text.Source.Reviewed));
}
