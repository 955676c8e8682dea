using CrampCheck.Web.Editing;
using CrampCheck.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CrampCheck.Web.Pages.Admin.Texts;

/// <summary>A visitor's page with one text in place: a saved version, or unsaved words.</summary>
public sealed class PreviewModel(TextQueries queries, LiveTexts live, SiteClock clock) : PageModel
{
    /// <summary>The version that unsaved words started from, for the way back to them.</summary>
    [BindProperty, FromForm]
    public string BasedOn { get; set => field = value ?? ""; } = "";

    public string Key { get; private set; } = "";

    /// <summary>The version shown; null for unsaved words.</summary>
    public int? Version { get; private set; }

    /// <summary>What is shown.</summary>
    [BindProperty(Name = ""), FromForm]
    public TextForm Form { get; set; } = new("", "", "", "");

    /// <summary>The page it is shown on.</summary>
    public PreviewPage On { get; private set; } = null!;

    /// <summary>All texts with this one among them; null if it cannot be shown.</summary>
    public SiteTexts? Texts { get; private set; }

    /// <summary>Today, for the foot of a result.</summary>
    public DateOnly Today => clock.Today;

    /// <summary>Why it cannot be shown.</summary>
    public IReadOnlyList<TextProblem> Problems { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync([FromRoute] string key, int version, string? on)
    {
        if (await queries.VersionAsync(key, version) is not { } revision)
        {
            return NotFound();
        }

        Version = version;
        return Show(key, TextForm.Of(revision), on);
    }

    public IActionResult OnPost([FromRoute] string key, [FromForm] string? on) => TextKeys.All.Contains(key) ? Show(key, Form.Normalized(), on) : NotFound();

    private PageResult Show(string key, TextForm form, string? on)
    {
        var now = live.Now;
        var pages = Previews.Of(key);
        (Key, Form) = (key, form);
        On = pages.FirstOrDefault(page => page.Code == on) ?? pages[0];
        if (RenderedText.TryFrom(form.ToText(key, clock.Now)) is { } text)
        {
            Texts = now.With(text);
        }
        else
        {
            Problems = TextChecks.Check(key, form, now.Article, clock.Today);
        }

        return Page();
    }
}
