using System.ComponentModel;
using CrampCheck.Rules;

namespace CrampCheck.Web.Api;

/// <summary>What one rule adds to a cause.</summary>
public sealed record ContributionResponse(
    string Question,
    [property: Description("The rule that holds at the upper end, as in /rules.")] string Rule,
    [property: Description("The rule that holds at the lower end; null where none does.")] string? LowRule,
    [property: Description("The minimum points.")] int Low,
    [property: Description("The maximum points.")] int High,
    [property: Description("The article's clause that the rule rests on, word for word.")] string Clause,
    [property: Description("Where the rule's marks come from; null where they are our choice.")] SourceResponse? Source)
{
    internal static ContributionResponse? Of(Contribution part) => (part.Most ?? part.Least) is { } rule
        ? new(part.Factor.Question.Code(), rule.Id, part.Least?.Id, part.Points.Low, part.Points.High, rule.Clause, SourceResponse.Of(rule.Source))
        : null;
}
