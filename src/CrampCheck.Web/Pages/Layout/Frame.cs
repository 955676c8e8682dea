using CrampCheck.Web.Pipeline;

namespace CrampCheck.Web.Pages.Layout;

/// <summary>What differs around the main content of visitors' pages.</summary>
/// <param name="Title">The window title, without the site's name.</param>
/// <param name="Assets">The style and script inlined in every page.</param>
/// <param name="Script">The path of an additional script, if any; one of <see cref="Assets.Scripts"/>.</param>
/// <param name="Style">The path of an additional inlined style sheet, if any; one of <see cref="Assets.Styles"/>.</param>
/// <param name="Print">The path of a print style sheet, if any, which loads after the page is shown.</param>
/// <param name="Linked">The paths of style sheets that it only links to.</param>
public sealed record Frame(string Title, Assets Assets, string? Script = null, string? Style = null, string? Print = null, IReadOnlyList<string>? Linked = null);
