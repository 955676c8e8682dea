using CrampCheck.Web.Pages.Questions;

namespace CrampCheck.Web.Pages.Admin.Texts;

/// <summary>A visitor's page that shows a text.</summary>
/// <param name="Code">Its stable name.</param>
/// <param name="Name">Its name for editors.</param>
/// <param name="Answers">The answers, where it is a result.</param>
public sealed record PreviewPage(string Code, string Name, AnswersForm? Answers);
