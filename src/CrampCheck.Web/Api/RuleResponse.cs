using System.ComponentModel;

namespace CrampCheck.Web.Api;

/// <summary>One rule.</summary>
public sealed record RuleResponse(
    [property: Description("Its stable name.")] string Id,
    [property: Description("The values that it holds for.")] RunResponse When,
    [property: Description("What it adds: always our choice.")] int Points,
    [property: Description("The article's clause that it rests on, word for word.")] string Clause,
    [property: Description("Where its marks come from; null where they are our choice.")] SourceResponse? Source);
