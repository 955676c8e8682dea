using CrampCheck.Rules;
using CrampCheck.Web.Texts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CrampCheck.Web.Pages.Explanation;

/// <summary>The article in full, with what research says beside each cause.</summary>
public sealed class ArticleModel(LiveTexts texts) : PageModel
{
    public SiteTexts Texts { get; } = texts.Now;

    /// <summary>The cause that a section of the article is about, if any.</summary>
    public static Cause? CauseOf(TextSection section) => section.Id switch
    {
        "calcium-deficiency" => Cause.CalciumDeficiency,
        "cold-stimulation" => Cause.ColdStimulation,
        "excessive-fatigue" => Cause.Overexertion,
        _ => null,
    };
}
