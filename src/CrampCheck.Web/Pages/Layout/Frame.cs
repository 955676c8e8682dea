using CrampCheck.Web.Pipeline;

namespace CrampCheck.Web.Pages.Layout;

/// <summary>What differs around the main part of visitors' pages.</summary>
/// <param name="Title">The title of the window, without the name of the site.</param>
/// <param name="Assets">The style and script that stand in every page.</param>
/// <param name="Script">The path of a script of its own, if any; one of <see cref="Assets.Scripts"/>.</param>
/// <param name="Style">The path of a style sheet that it carries on top, if any; one of <see cref="Assets.Styles"/>.</param>
/// <param name="Print">The path of a style sheet for paper, if any, which is fetched after the page is shown.</param>
/// <param name="Linked">The paths of style sheets that it only links to.</param>
public sealed record Frame(string Title, Assets Assets, string? Script = null, string? Style = null, string? Print = null, IReadOnlyList<string>? Linked = null);
