namespace CrampCheck.Web.Pages.Result;

/// <summary>One other answer that the visitor can try with one tap.</summary>
/// <param name="Fields">The fields of the form that change, as a query; what was tried before goes with them.</param>
/// <param name="Answer">The answer in words.</param>
/// <param name="Then">What it would bring.</param>
public sealed record TriedAnswer(string Fields, string Answer, string Then);
