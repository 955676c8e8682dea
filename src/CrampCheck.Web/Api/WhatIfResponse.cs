using System.ComponentModel;
using CrampCheck.Rules;
using CrampCheck.Web.Pages.Result;

namespace CrampCheck.Web.Api;

/// <summary>Another answer, and what it would bring.</summary>
public sealed record WhatIfResponse(
    [property: Description("The question whose answer would differ.")] string Question,
    [property: Description("The other answer, in words.")] string Answer,
    string Outcome,
    IReadOnlyList<string> Leaders,
    bool Provisional)
{
    internal static WhatIfResponse Of(WhatIf whatIf, ResultView result) => new(
        whatIf.Question.Code(), ResultWords.TriedAnswer(whatIf, result), whatIf.Verdict.Code(), AssessmentResponse.LeadersOf(whatIf.Verdict), whatIf.Verdict.IsProvisional);
}
