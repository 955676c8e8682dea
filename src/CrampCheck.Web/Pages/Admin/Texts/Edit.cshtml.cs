using CrampCheck.Web.Data;
using CrampCheck.Web.Editing;
using CrampCheck.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CrampCheck.Web.Pages.Admin.Texts;

/// <summary>
/// Writing a text. Whatever is sent is shown again or stored; a version that somebody else saved meanwhile is shown
/// beside it.
/// </summary>
public sealed class EditModel(TextDesk desk, Drafts drafts, LiveTexts texts, SiteClock clock) : PageModel
{
    public const string Save = "Save", SaveAndPublish = "SaveAndPublish", Preview = "Preview", Live = "Live";

    public TextState State { get; private set; } = null!;

    /// <summary>What stands in the form.</summary>
    public TextForm Form { get; private set; } = new("", "", "", "");

    /// <summary>The mark of the version that the form began from.</summary>
    public string BasedOn { get; private set; } = "";

    /// <summary>What must be mended before it can be published.</summary>
    public IReadOnlyList<TextProblem> Problems { get; private set; } = [];

    /// <summary>What visitors would see, if it can be shown.</summary>
    public RenderedText? Shown { get; private set; }

    public Readability? Readability { get; private set; }

    /// <summary>The parts of the article beside it: those about its cause, or all.</summary>
    public IReadOnlyList<TextSection> Passages { get; private set; } = [];

    /// <summary>The version just saved.</summary>
    public int? Saved { get; private set; }

    /// <summary>Whether the form was sent to be looked at.</summary>
    public bool IsPreview { get; private set; }

    /// <summary>Where two people saved: mine lies aside, theirs is the draft, and both began from the ancestor.</summary>
    public (TextRevision Mine, TextRevision Theirs, TextRevision? Ancestor)? Conflict { get; private set; }

    public async Task<IActionResult> OnGetAsync(string key, int? saved)
    {
        if (await desk.FindAsync(key) is not { } state)
        {
            return NotFound();
        }

        Saved = saved == state.Newest.Number ? saved : null;
        Show(state, TextForm.Of(state.Newest), state.Newest.Mark);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string key)
    {
        if (await desk.FindAsync(key) is not { } state)
        {
            return NotFound();
        }

        var sent = Request.Form;
        var (typed, basedOn) = (TextForm.From(sent), sent["BasedOn"].ToString());
        switch (sent["Do"].ToString())
        {
            case Live:
                Show(state, typed, basedOn);
                return Partial("_Preview", this);
            case Preview:
                Show(state, typed, basedOn);
                IsPreview = true;
                return Page();
            default:
                var outcome = await drafts.SaveAsync(key, typed, basedOn, User.Identity!.Name!);
                if (outcome.Newer is { } theirs)
                {
                    Conflict = (outcome.Saved, theirs, await desk.VersionAsync(key, outcome.Saved.BasedOn));
                    Show((await desk.FindAsync(key))!, typed, theirs.Mark);
                    Response.StatusCode = StatusCodes.Status409Conflict;
                    return Page();
                }

                return LocalRedirect(sent["Do"] == SaveAndPublish ? $"/admin/publish/{key}" : $"/admin/edit/{key}?saved={outcome.Saved.Number}");
        }
    }

    private void Show(TextState state, TextForm form, string basedOn)
    {
        (State, Form, BasedOn) = (state, form, basedOn);
        var article = texts.Now.Article;
        Shown = RenderedText.TryFrom(form.ToText(state.Key, clock.Now));
        Problems = TextChecks.Check(state.Key, form, Shown, article, clock.Today);
        Readability = Shown is null ? null : TextChecks.ReadabilityOf(Shown);
        var about = article.Sections.Where(part => Explanation.ArticleSections.CauseOf(part) is { } cause
            && (TextKeys.Advice(cause) == state.Key || TextKeys.Research(cause) == state.Key)).ToList();
        Passages = about.Count > 0 ? about : article.Sections;
    }
}
