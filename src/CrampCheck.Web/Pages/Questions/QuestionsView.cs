namespace CrampCheck.Web.Pages.Questions;

/// <summary>The questions as they are asked.</summary>
/// <param name="form">What was sent, to be shown again.</param>
/// <param name="errors">The first thing wrong with each field, in the order of the questions.</param>
/// <param name="asksBack">Whether to ask the visitor to confirm the amount of calcium.</param>
public sealed class QuestionsView(AnswersForm form, IReadOnlyList<(string Field, string Message)>? errors = null, bool asksBack = false)
{
    public AnswersForm Form { get; } = form;

    /// <summary>The first thing wrong with each field, in the order of the questions.</summary>
    public IReadOnlyList<(string Field, string Message)> Errors { get; } = errors ?? [];

    /// <summary>Whether to ask the visitor to confirm the amount of calcium.</summary>
    public bool AsksBack { get; } = asksBack;

    /// <summary>The id of a field's box: its name, without brackets, which links cannot contain.</summary>
    public static string IdOf(string field) => field.Replace('[', '-').Replace("]", "", StringComparison.Ordinal);

    /// <summary>The error of a field, or null.</summary>
    public string? ErrorOf(string field) => Errors.FirstOrDefault(error => error.Field.Equals(field, StringComparison.OrdinalIgnoreCase)).Message;
}
