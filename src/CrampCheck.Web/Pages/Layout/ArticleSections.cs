using CrampCheck.Rules;
using CrampCheck.Web.Texts;

namespace CrampCheck.Web.Pages.Layout;

/// <summary>What the sections of the article are about.</summary>
public static class ArticleSections
{
    /// <summary>The cause that a section is about, if any.</summary>
    public static Cause? CauseOf(TextSection section) =>
        CauseSet.All.Where(cause => IdOf(cause) == section.Id).Select(cause => (Cause?)cause).FirstOrDefault();

    /// <summary>The anchor of the section that is about a cause.</summary>
    public static string IdOf(Cause cause) => cause switch
    {
        Cause.CalciumDeficiency => "calcium-deficiency",
        Cause.ColdStimulation => "cold-stimulation",
        Cause.Overexertion => "excessive-fatigue",
        _ => throw new ArgumentOutOfRangeException(nameof(cause)),
    };
}
