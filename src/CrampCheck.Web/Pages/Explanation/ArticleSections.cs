using CrampCheck.Rules;
using CrampCheck.Web.Texts;

namespace CrampCheck.Web.Pages.Explanation;

/// <summary>What the sections of the article are about.</summary>
public static class ArticleSections
{
    /// <summary>The cause that a section is about, if any.</summary>
    public static Cause? CauseOf(TextSection section) => section.Id switch
    {
        "calcium-deficiency" => Cause.CalciumDeficiency,
        "cold-stimulation" => Cause.ColdStimulation,
        "excessive-fatigue" => Cause.Overexertion,
        _ => null,
    };
}
