using CrampCheck.Web.Editing;
using Microsoft.AspNetCore.Html;

namespace CrampCheck.Web.Pages.Admin.Texts;

/// <summary>Compared words as HTML, told apart by colour, by line and by sign. No space is added: every one is shown.</summary>
public static class RunsHtml
{
    public static IHtmlContent Of(IEnumerable<Run> runs)
    {
        var html = new HtmlContentBuilder();
        foreach (var run in runs)
        {
            var (before, after) = run.Fate switch
            {
                Fate.Removed => ("<del><span class=\"sign\">[−</span>", "<span class=\"sign\">−]</span></del>"),
                Fate.Added => ("<ins><span class=\"sign\">{+</span>", "<span class=\"sign\">+}</span></ins>"),
                _ => ("", ""),
            };
            html.AppendHtml(before).Append(run.Words).AppendHtml(after);
        }

        return html;
    }
}
