using CrampCheck.Web.Data;
using CrampCheck.Web.Editing;
using CrampCheck.Web.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CrampCheck.Web.Pages.Admin.Texts;

/// <summary>Every version of a text, when it was live, and for publishers the way back to it.</summary>
public sealed class HistoryModel(TextDesk desk, Drafts drafts) : PageModel
{
    private IReadOnlyList<LiveTime> _liveTimes = [];

    public TextState State { get; private set; } = null!;

    public IReadOnlyList<TextRevision> Versions { get; private set; } = [];

    /// <summary>Where the next page begins, if there is one.</summary>
    public int? Older { get; private set; }

    public string? Problem { get; private set; }

    public async Task<IActionResult> OnGetAsync(string key, int? before) => await FindAsync(key, before) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string key)
    {
        if (!User.IsInRole(SignInSetup.Publisher))
        {
            return Forbid();
        }

        var (sent, who) = (Request.Form, User.Identity!.Name!);
        if (await drafts.RestoreAsync(key, sent["Number"].ToString(), sent["BasedOn"].ToString(), who) is not { } outcome)
        {
            return NotFound();
        }

        if (outcome.Newer is not { } newer)
        {
            return LocalRedirect($"/admin/edit/{key}?saved={outcome.Saved.Number}");
        }

        await FindAsync(key);
        Problem = $"{TextNames.Who(newer.SavedBy)} saved version {newer.Number} just now. Look at it first. If you still want version {outcome.Saved.Number}, restore it again.";
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    /// <summary>When a version was live, newest first.</summary>
    public IEnumerable<LiveTime> LiveTimesOf(TextRevision version) => _liveTimes.Where(time => time.Publication.Number == version.Number);

    private async Task<bool> FindAsync(string key, int? before = null)
    {
        if (await desk.FindAsync(key) is not { } state)
        {
            return false;
        }

        (State, Versions) = (state, await desk.VersionsAsync(key, before));
        if (Versions.Count > 0)
        {
            _liveTimes = await desk.LiveTimesAsync(key, Versions[^1].Number, Versions[0].Number);
            Older = Versions[^1].Number > 1 ? Versions[^1].Number : null;
        }

        return true;
    }
}
