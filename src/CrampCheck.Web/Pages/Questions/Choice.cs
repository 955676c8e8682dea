namespace CrampCheck.Web.Pages.Questions;

/// <summary>One choice of a question.</summary>
/// <param name="Field">The field.</param>
/// <param name="Value">Its value.</param>
/// <param name="Chosen">The value chosen before, if any.</param>
/// <param name="Label">The words.</param>
/// <param name="Hint">A hint in small print.</param>
/// <param name="IsFirst">Whether it is the first of its field. Then its id is the field's name, so that the error summary can link to it.</param>
/// <param name="Look">"opens" if there are boxes under it, "unknown" for "I don't know".</param>
public sealed record Choice(string Field, string Value, string? Chosen, string Label, string? Hint = null, bool IsFirst = false, string? Look = null)
{
    /// <summary>"I don't know".</summary>
    public static Choice Unknown(string field, string? chosen) => new(field, AskedQuestion.Unknown, chosen, "I don’t know", Look: "unknown");
}
