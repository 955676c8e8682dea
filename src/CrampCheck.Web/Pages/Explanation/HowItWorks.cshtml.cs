using CrampCheck.Web.Texts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CrampCheck.Web.Pages.Explanation;

/// <summary>The rules, generated from the ones in use.</summary>
public sealed class HowItWorksModel(LiveTexts texts) : PageModel
{
    public SiteTexts Texts { get; } = texts.Now;
}
