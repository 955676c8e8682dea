using CrampCheck.Web.Data;
using CrampCheck.Web.Editing;
using CrampCheck.Web.Pages.Layout;
using CrampCheck.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CrampCheck.Web.Pages.Admin.Texts;

/// <summary>
/// Editing a text. Everything sent is stored or shown again; changes that someone else has saved in the meantime are merged or
/// shown beside it.
/// </summary>
public sealed class EditModel(TextQueries queries, Drafts drafts, LiveTexts texts, SiteClock clock, LastSavedCookie savedHere, OpenEditors open) : PageModel
{
    /// <summary>The version that the form started from, by its <see cref="TextRevision.VersionToken"/>.</summary>
    [BindProperty, FromForm]
    public string BasedOn { get; set => field = value ?? ""; } = "";

    /// <summary>The content of the form.</summary>
    [BindProperty(Name = ""), FromForm]
    public TextForm Form { get; set => field = value.Normalized(); } = new("", "", "", "");

    public TextState State { get; private set; } = null!;

    /// <summary>Who else has it open.</summary>
    public IReadOnlyList<string> Others { get; private set; } = [];

    /// <summary>Problems to fix before publishing, and advice.</summary>
    public IReadOnlyList<TextProblem> Problems { get; private set; } = [];

    /// <summary>What visitors would see, if it can be shown.</summary>
    public RenderedText? Shown { get; private set; }

    public Readability? Readability { get; private set; }

    /// <summary>The parts of the article beside it: those about its cause, or all.</summary>
    public IReadOnlyList<TextSection> Passages { get; private set; } = [];

    /// <summary>The version just saved.</summary>
    public int? Saved { get; private set; }

    /// <summary>Whether the content of the form is unsaved.</summary>
    public bool IsUnsaved { get; private set; }

    /// <summary>If two people's changes were merged: what each changed.</summary>
    public (TextRevision Theirs, Comparison TheirChanges, Comparison MyChanges)? Merged { get; private set; }

    /// <summary>If two people changed the same words: mine is set aside, theirs is the draft, and both started from the ancestor.</summary>
    public (TextRevision Mine, TextRevision Theirs, TextRevision? Ancestor)? Conflict { get; private set; }

    private string Me => User.Identity!.Name!;

    public async Task<IActionResult> OnGetAsync([FromRoute] string key, int? saved, int? from)
    {
        if (await queries.FindAsync(key) is not { } state)
        {
            return NotFound();
        }

        Saved = saved == state.Newest.Number ? saved : null;
        if (Saved is not null && from is { } number && await queries.VersionAsync(key, number) is { } ancestor && await queries.VersionAsync(key, state.Newest.BasedOn) is { } theirs)
        {
            Merged = (theirs, Comparison.Of(TextForm.Of(ancestor), TextForm.Of(theirs)), Comparison.Of(TextForm.Of(theirs), TextForm.Of(state.Newest)));
        }

        Show(state, TextForm.Of(state.Newest), state.Newest.VersionToken);
        return Page();
    }

    /// <summary>Says who else has the text open, and what its newest version is.</summary>
    public async Task<IActionResult> OnGetOpenAsync([FromRoute] string key) => await queries.FindAsync(key) is { } state
        ? new JsonResult(new { others = open.See(key, Me), newest = state.Newest.VersionToken, number = state.Newest.Number, savedBy = TextNames.Who(state.Newest.SavedBy) })
        : NotFound();

    /// <summary>Saves.</summary>
    public Task<IActionResult> OnPostAsync([FromRoute] string key) => SaveAsync(key, saved => $"/admin/edit/{key}{saved}");

    public Task<IActionResult> OnPostPublishAsync([FromRoute] string key) => SaveAsync(key, _ => $"/admin/publish/{key}");

    public async Task<IActionResult> OnPostPreviewAsync([FromRoute] string key) => await ShowTypedAsync(key) ? Page() : NotFound();

    /// <summary>Applies the change that a problem's button offers, in the form only.</summary>
    public async Task<IActionResult> OnPostFixAsync([FromRoute] string key, [FromForm] string? fix)
    {
        if (!await ShowTypedAsync(key))
        {
            return NotFound();
        }

        if (Problems.FirstOrDefault(problem => problem.Fix is { } offered && $"{problem.Field} {offered.Start} {offered.Name}" == fix) is { Fix: { } chosen } found)
        {
            Show(State, found.Field == nameof(Form.Body) ? Form with { Body = chosen.ApplyTo(Form.Body) } : Form with { Source = chosen.ApplyTo(Form.Source) }, BasedOn);
        }

        return Page();
    }

    /// <summary>Only the preview and the problems, for the script.</summary>
    public async Task<IActionResult> OnPostLiveAsync([FromRoute] string key) => await ShowTypedAsync(key) ? Partial("_Live", this) : NotFound();

    /// <summary>Saves automatically during writing.</summary>
    public async Task<IActionResult> OnPostAutosaveAsync([FromRoute] string key)
    {
        if (!TextKeys.All.Contains(key))
        {
            return NotFound();
        }

        var (newest, isSeen) = await drafts.AutosaveAsync(key, Form, BasedOn, Me, savedHere.Of(Request, key));
        if (!isSeen)
        {
            return new JsonResult(new { savedBy = TextNames.Who(newest.SavedBy), number = newest.Number }) { StatusCode = StatusCodes.Status409Conflict };
        }

        savedHere.Remember(HttpContext, key, newest.VersionToken);
        return new JsonResult(new { newest = newest.VersionToken, number = newest.Number });
    }

    /// <summary>Tells whether these words have been saved, so that the browser need not keep a copy.</summary>
    public async Task<IActionResult> OnPostKnownAsync([FromRoute] string key) =>
        TextKeys.All.Contains(key) ? new JsonResult(await drafts.IsSavedAsync(key, Form, BasedOn)) : NotFound();

    private async Task<IActionResult> SaveAsync(string key, Func<string, string> addressAfter)
    {
        if (!TextKeys.All.Contains(key))
        {
            return NotFound();
        }

        var outcome = await drafts.SaveAsync(key, Form, BasedOn, Me, savedHere.Of(Request, key));
        if (outcome.Newer is { } theirs)
        {
            Conflict = (outcome.Saved, theirs, await queries.VersionAsync(key, outcome.Saved.BasedOn));
            Show((await queries.FindAsync(key))!, Form, theirs.VersionToken);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }

        savedHere.Remember(HttpContext, key, outcome.Saved.VersionToken);
        return LocalRedirect(outcome.MergedFrom is { } from ? $"/admin/edit/{key}?saved={outcome.Saved.Number}&from={from}" : addressAfter($"?saved={outcome.Saved.Number}"));
    }

    private async Task<bool> ShowTypedAsync(string key)
    {
        if (await queries.FindAsync(key) is not { } state)
        {
            return false;
        }

        Show(state, Form, BasedOn);
        IsUnsaved = true;
        return true;
    }

    private void Show(TextState state, TextForm form, string basedOn)
    {
        (State, Form, BasedOn) = (state, form, basedOn);
        Others = open.See(state.Key, Me);
        var article = texts.Now.Article;
        Shown = RenderedText.TryFrom(form.ToText(state.Key, clock.Now));
        Problems = TextChecks.Check(state.Key, form, Shown, article, clock.Today);
        Readability = Shown is null ? null : TextChecks.ReadabilityOf(Shown);
        var about = article.Sections.Where(part => ArticleSections.CauseOf(part) is { } cause
            && (TextKeys.Advice(cause) == state.Key || TextKeys.Research(cause) == state.Key)).ToList();
        Passages = about.Count > 0 ? about : article.Sections;
    }
}
