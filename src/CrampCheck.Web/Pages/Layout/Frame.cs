using CrampCheck.Web.Pipeline;

namespace CrampCheck.Web.Pages.Layout;

/// <summary>What differs around the main content of visitors' pages.</summary>
/// <param name="Title">The window title, without the site's name.</param>
/// <param name="Assets">The styles and scripts.</param>
/// <param name="Script">The path of an additional script, if any; one of <see cref="Assets.Scripts"/>.</param>
/// <param name="Style">The path of an additional inlined style sheet, if any; one of <see cref="Assets.Styles"/>.</param>
/// <param name="Linked">The addresses of style sheets that it links to, instead of inlining any.</param>
public sealed record Frame(string Title, Assets Assets, string? Script = null, string? Style = null, IReadOnlyList<string>? Linked = null);
