using CrampCheck.Web.Pages.Questions;

namespace CrampCheck.Web.Pages.Admin.Texts;

/// <summary>A visitor's page to see a text on.</summary>
/// <param name="Code">Its stable name.</param>
/// <param name="Name">What it is, for people.</param>
/// <param name="Answers">The answers, where it is a result.</param>
public sealed record PreviewPage(string Code, string Name, AnswersForm? Answers);
