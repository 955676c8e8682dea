using System.ComponentModel;
using CrampCheck.Rules;
using Measures = CrampCheck.Rules.Measure;

namespace CrampCheck.Web.Api;

/// <summary>One thing that is looked at.</summary>
public sealed record FactorResponse(
    [property: Description("The question that it reads.")] string Question,
    [property: Description("The cause that its points count for; null is every cause that already has points.")] string? Cause,
    [property: Description("What its rules look at, with its unit.")] string Measure,
    [property: Description("What is ours and not the article's in every rule, if anything but points and marks.")] string? Note,
    [property: Description("At most one of them holds for any value.")] IReadOnlyList<RuleResponse> Rules)
{
    internal static FactorResponse Of(Factor factor) => new(
        factor.Question.Code(),
        factor.Cause?.Code(),
        factor.Measure switch
        {
            Measures.CalciumShare => "calcium, % of the need",
            Measures.Room => "bedroom, °C",
            Measures.CooledRoom => "bedroom with cooled or blown air, °C",
            Measures.Intensity => "intensity, 0 none to 3 vigorous",
            Measures.EffortMinutes => "effort minutes a day: × ½ light, × 1 moderate, × 2 vigorous",
            Measures.VigorousMinutes => "vigorous minutes a day",
            Measures.Frequency => "frequency, 1 rarely to 4 most nights",
            _ => throw new ArgumentOutOfRangeException(nameof(factor)),
        },
        factor.Note,
        [.. factor.Rules.Select(rule => new RuleResponse(rule.Id, RunResponse.Of(rule.When), rule.Points, rule.Clause, SourceResponse.Of(rule.Source)))]);
}
