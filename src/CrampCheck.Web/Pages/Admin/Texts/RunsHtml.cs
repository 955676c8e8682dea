using CrampCheck.Web.Editing;
using Microsoft.AspNetCore.Html;

namespace CrampCheck.Web.Pages.Admin.Texts;

/// <summary>Compared words as HTML, distinguished by colour, underline and sign. No space is added, as every space is shown.</summary>
public static class RunsHtml
{
    private const int MaxUnchangedLength = 400;
    private const int Around = 120;

    public static IHtmlContent Of(IEnumerable<Run> runs)
    {
        var html = new HtmlContentBuilder();
        foreach (var run in runs)
        {
            var (before, after) = run.ChangeKind switch
            {
                ChangeKind.Removed => ("<del><span class=\"sign\">[−</span>", "<span class=\"sign\">−]</span></del>"),
                ChangeKind.Added => ("<ins><span class=\"sign\">{+</span>", "<span class=\"sign\">+}</span></ins>"),
                ChangeKind.Kept => ("", ""),
                _ => throw new ArgumentOutOfRangeException(nameof(runs)),
            };
            if (run.ChangeKind == ChangeKind.Kept && run.Words.Length > MaxUnchangedLength)
            {
                AppendFolded(html, run.Words);
            }
            else
            {
                html.AppendHtml(before).Append(run.Words).AppendHtml(after);
            }
        }

        return html;
    }

    // Unchanged lines are folded, except around a change.
    private static void AppendFolded(HtmlContentBuilder html, string words)
    {
        var from = words.IndexOf('\n', Around);
        var to = words.LastIndexOf('\n', words.Length - Around);
        if (from < 0 || to <= from)
        {
            html.Append(words);
            return;
        }

        html.Append(words[..from])
            .AppendHtml("<details><summary>The same as before</summary>").Append(words[from..to].Trim('\n')).AppendHtml("</details>")
            .Append(words[to..].TrimStart('\n'));
    }
}
