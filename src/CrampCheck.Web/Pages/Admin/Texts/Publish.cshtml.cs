using CrampCheck.Web.Data;
using CrampCheck.Web.Editing;
using CrampCheck.Web.People;
using CrampCheck.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CrampCheck.Web.Pages.Admin.Texts;

/// <summary>Compares the draft with what is live; lets publishers publish it, now or later, and undo that.</summary>
public sealed class PublishModel(TextQueries queries, Publishing publishing, Reviews reviews, LiveTexts texts, SiteClock clock) : PageModel
{
    /// <summary>The draft that was seen, by its <see cref="TextRevision.VersionToken"/>.</summary>
    [BindProperty, FromForm]
    public string Draft { get; set => field = value ?? ""; } = "";

    /// <summary>The live version that was seen, likewise.</summary>
    [BindProperty, FromForm]
    public string Live { get; set => field = value ?? ""; } = "";

    /// <summary>The <see cref="ScheduledPublication.VersionToken"/> of the plan that was seen.</summary>
    [BindProperty, FromForm]
    public string Plan { get; set => field = value ?? ""; } = "";

    [BindProperty, FromForm]
    public string Reason { get; set => field = value ?? ""; } = "";

    [BindProperty, FromForm]
    public string When { get; set => field = value ?? ""; } = "";

    /// <summary>The publisher's time zone; empty for the site's.</summary>
    [BindProperty, FromForm]
    public string Zone { get; set => field = value ?? ""; } = "";

    public TextState State { get; private set; } = null!;

    /// <summary>The version that an undo makes live again.</summary>
    public TextRevision? Before { get; private set; }

    /// <summary>The request to read this draft.</summary>
    public AuditEntry? Asked { get; private set; }

    /// <summary>The text with the next pending draft, after something was done.</summary>
    public string? Next { get; private set; }

    /// <summary>What must be fixed in the draft first.</summary>
    public IReadOnlyList<TextProblem> Problems { get; private set; } = [];

    /// <summary>Whether another version has been saved, planned or published since this page was loaded.</summary>
    public bool HasChanged { get; private set; }

    /// <summary>What was done; after the live version's name if that <see cref="IsJustLive"/>.</summary>
    public string? Done { get; private set; }

    /// <summary>Whether that changed what visitors see.</summary>
    public bool IsJustLive { get; private set; }

    private string Me => User.Identity!.Name!;

    private PublishOrder Order => new(State.Key, Draft, Live, Plan, Reason, Me);

    /// <param name="key">The text.</param>
    /// <param name="done">What has just been done; the page shows the current state.</param>
    public async Task<IActionResult> OnGetAsync([FromRoute] string key, string? done)
    {
        if (!await FindAsync(key))
        {
            return NotFound();
        }

        Done = done switch
        {
            "published" => "is live. Visitors see it now.",
            "undone" => "is live again. Visitors see it now. The undone version stays as the draft.",
            "planned" when State.Scheduled is { } plan => $"Version {plan.Number} is planned. Until then, visitors see version {State.Live.Number}.",
            "called-off" => "It is called off. The live version stays live.",
            "asked" => "The publishers see your request on their first page.",
            "closed" => "The request is closed.",
            _ => null,
        };
        IsJustLive = done is "published" or "undone";
        Next = Done is null || !User.IsInRole(SignInSetup.Publisher) ? null : (await queries.AllAsync()).FirstOrDefault(other => other.HasDraft && other.Key != key)?.Key;
        return Page();
    }

    /// <summary>Publishes now.</summary>
    public Task<IActionResult> OnPostAsync([FromRoute] string key) => AsPublisherAsync(key, () => TryAsync(isLater: false));

    public Task<IActionResult> OnPostLaterAsync([FromRoute] string key) => AsPublisherAsync(key, () => TryAsync(isLater: true));

    public Task<IActionResult> OnPostCallOffAsync([FromRoute] string key) => AsPublisherAsync(key, async () =>
        await publishing.CallOffAsync(Order) ? RedirectAfter("called-off") : await ConflictAsync());

    public Task<IActionResult> OnPostUndoAsync([FromRoute] string key) => AsPublisherAsync(key, async () =>
        await publishing.UndoAsync(key, Live, Me) ? RedirectAfter("undone") : await ConflictAsync());

    public async Task<IActionResult> OnPostAskAsync([FromRoute] string key)
    {
        if (!await FindAsync(key))
        {
            return NotFound();
        }

        if (!State.HasDraft || State.Newest.VersionToken != Draft)
        {
            return await ConflictAsync();
        }

        await reviews.AskAsync(key, State.Newest.Number, Reason, Me);
        return RedirectAfter("asked");
    }

    public async Task<IActionResult> OnPostCloseAsync([FromRoute] string key)
    {
        if (!await FindAsync(key))
        {
            return NotFound();
        }

        await reviews.CloseAsync(key, Me);
        return RedirectAfter("closed");
    }

    private async Task<IActionResult> AsPublisherAsync(string key, Func<Task<IActionResult>> work) =>
        !User.IsInRole(SignInSetup.Publisher) ? Forbid() : await FindAsync(key) ? await work() : NotFound();

    private async Task<IActionResult> TryAsync(bool isLater)
    {
        var dueAt = default(DateTime);
        if (Reason == "" || Reason.Length > SourceText.MaxLineLength)
        {
            ModelState.AddModelError(nameof(Reason), $"RedirectAfter why, in 1 to {SourceText.MaxLineLength} characters.");
        }
        else if (TextChecks.HasBidiControl(Reason))
        {
            ModelState.AddModelError(nameof(Reason), TextChecks.RemoveBidiControl);
        }

        if (!isLater && When != "")
        {
            // Enter in that box presses the first button.
            ModelState.AddModelError(nameof(When), "Press “Publish at that time”. Or clear this field to publish now.");
        }
        else if (isLater && !clock.TryReadField(When, Zone, out dueAt))
        {
            ModelState.AddModelError(nameof(When), "Write a day and a time, like 2026-11-22 14:05. A time that the clocks skip in spring does not exist.");
        }
        else if (isLater && dueAt <= clock.Now)
        {
            ModelState.AddModelError(nameof(When), "This time has passed. Choose a later one, or publish now.");
        }

        // The version checked is the version published: versions never change.
        if (!ModelState.IsValid || (Problems.Count > 0 && State.Newest.VersionToken == Draft))
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        if (!(isLater ? await publishing.ScheduleAsync(Order, dueAt) : await publishing.PublishAsync(Order)))
        {
            return await ConflictAsync();
        }

        return RedirectAfter(isLater ? "planned" : "published");
    }

    private LocalRedirectResult RedirectAfter(string done) => LocalRedirect($"/admin/publish/{State.Key}?done={done}");

    private async Task<IActionResult> ConflictAsync()
    {
        HasChanged = true;
        await FindAsync(State.Key);
        ModelState.AddModelError("", $"Someone has just saved, planned or published another version. Nothing you asked for was done. Look again, then decide.{(Reason == "" ? "" : " Your reason is below.")}");
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<bool> FindAsync(string key)
    {
        if (await queries.FindAsync(key) is not { } state)
        {
            return false;
        }

        State = state;
        Reason = TextForm.OneLine(Reason).Trim();
        Problems = [.. TextChecks.Check(key, TextForm.Of(state.Newest), texts.Now.Article, clock.Today).Where(problem => !problem.IsAdvice)];
        Before = await queries.LiveBeforeAsync(key);
        Asked = (await reviews.OpenAsync(State)).GetValueOrDefault(key);
        return true;
    }
}
