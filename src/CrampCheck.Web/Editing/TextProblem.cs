namespace CrampCheck.Web.Editing;

/// <summary>A problem with a text, or advice.</summary>
/// <param name="Field">The field of <see cref="TextForm"/>.</param>
/// <param name="Message">What to do, in plain words.</param>
/// <param name="Place">Where in the field: index of the first character, and length. Null for the whole field.</param>
/// <param name="Fix">What a button offers to change.</param>
/// <param name="IsAdvice">Whether the text can be published as it is.</param>
public sealed record TextProblem(string Field, string Message, (int Start, int Length)? Place = null, Fix? Fix = null, bool IsAdvice = false);
