using CrampCheck.Web.Editing;
using CrampCheck.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CrampCheck.Web.Pages.Admin.Texts;

/// <summary>A visitor's page with one text in its place: a version, or words as they are typed just now.</summary>
public sealed class PreviewModel(TextQueries desk, LiveTexts live, SiteClock clock) : PageModel
{
    /// <summary>Where the words that are typed began, for the way back to them.</summary>
    [BindProperty, FromForm]
    public string BasedOn { get; set => field = value ?? ""; } = "";

    public string Key { get; private set; } = "";

    /// <summary>The version shown; null for words that are not saved.</summary>
    public int? Version { get; private set; }

    /// <summary>What is shown.</summary>
    public TextForm Form { get; private set; } = new("", "", "", "");

    /// <summary>The page it is shown on.</summary>
    public PreviewPage On { get; private set; } = null!;

    /// <summary>All texts with this one among them; null if it cannot be shown.</summary>
    public SiteTexts? Texts { get; private set; }

    /// <summary>Today, as the foot of a result says it.</summary>
    public DateOnly Today => clock.Today;

    /// <summary>Why not.</summary>
    public IReadOnlyList<TextProblem> Problems { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync([FromRoute] string key, int version, string? on)
    {
        if (await desk.VersionAsync(key, version) is not { } revision)
        {
            return NotFound();
        }

        Version = version;
        return Show(key, TextForm.Of(revision), on);
    }

    public IActionResult OnPost([FromRoute] string key, [FromForm] string? on) => TextKeys.All.Contains(key) ? Show(key, TextForm.From(Request.Form), on) : NotFound();

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
