using System.ComponentModel;
using CrampCheck.Rules;
using CrampCheck.Web.Pages.Questions;

namespace CrampCheck.Web.Api;

/// <summary>One thing that the rules look at.</summary>
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
        AskedQuestion.Of(factor.Question).Measures[factor.Measure].Unit,
        factor.Note,
        [.. factor.Rules.Select(rule => new RuleResponse(rule.Id, RunResponse.Of(rule.When), rule.Points, rule.Clause, SourceResponse.Of(rule.Source)))]);
}
