namespace CrampCheck.Web.Editing;

/// <summary>Something about a text that its editor should know.</summary>
/// <param name="Field">The field of <see cref="TextForm"/>.</param>
/// <param name="Message">What to do, in plain words.</param>
/// <param name="Place">Where in the field: the index of the first character, and how many. Null for the field as a whole.</param>
/// <param name="Mend">What a press of a button would change.</param>
/// <param name="IsAdvice">Whether the text can be published as it is.</param>
public sealed record TextProblem(string Field, string Message, (int Start, int Length)? Place = null, Mend? Mend = null, bool IsAdvice = false);
