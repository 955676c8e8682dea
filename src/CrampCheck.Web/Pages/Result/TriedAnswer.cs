namespace CrampCheck.Web.Pages.Result;

/// <summary>Another answer that the visitor can try with one tap.</summary>
/// <param name="Fields">The form fields that change, as a query, including those tried before.</param>
/// <param name="Answer">The answer in words.</param>
/// <param name="Then">What it would bring.</param>
public sealed record TriedAnswer(string Fields, string Answer, string Then);
