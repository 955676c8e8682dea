using CrampCheck.Web.Data;
using CrampCheck.Web.Editing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CrampCheck.Web.Pages.Admin.Texts;

/// <summary>Every version of a text, when it was live, and the way back to it.</summary>
public sealed class HistoryModel(TextQueries queries, Drafts drafts) : PageModel
{
    private IReadOnlyList<LiveTime> _liveTimes = [];
    private IReadOnlyList<AuditEntry> _plans = [];

    public TextState State { get; private set; } = null!;

    /// <summary>Versions that were saved by hand, each with the automatic ones before it.</summary>
    public IReadOnlyList<(TextRevision Version, IReadOnlyList<TextRevision> OnTheWay)> Versions { get; private set; } = [];

    /// <summary>Where the next page begins, if there is one.</summary>
    public int? Older { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromRoute] string key, int? before) => await FindAsync(key, before) ? Page() : NotFound();

    /// <summary>Restores a version as a draft.</summary>
    public async Task<IActionResult> OnPostAsync([FromRoute] string key, [FromForm] string? number, [FromForm] string? basedOn)
    {
        if (await drafts.RestoreAsync(key, number ?? "", basedOn ?? "", User.Identity!.Name!) is not { } outcome)
        {
            return NotFound();
        }

        if (outcome.Newer is not { } newer)
        {
            return LocalRedirect($"/admin/edit/{key}?saved={outcome.Saved.Number}");
        }

        await FindAsync(key);
        ModelState.AddModelError("", $"{TextNames.Who(newer.SavedBy)} saved version {newer.Number} just now. Look at it first. If you still want version {outcome.Saved.Number}, restore it again.");
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    /// <summary>When a version was live, newest first.</summary>
    public IEnumerable<LiveTime> LiveTimesOf(TextRevision version) => _liveTimes.Where(time => time.Publication.Number == version.Number);

    /// <summary>What was planned or called off while a version was the newest, newest first.</summary>
    public IEnumerable<AuditEntry> PlansOf(TextRevision version) =>
        _plans.Where(plan => Versions.FirstOrDefault(row => !row.Version.IsAside && row.Version.SavedAt <= plan.At).Version == version);

    private async Task<bool> FindAsync(string key, int? before = null)
    {
        if (await queries.FindAsync(key) is not { } state)
        {
            return false;
        }

        State = state;
        var versions = await queries.VersionsAsync(key, before);
        if (versions.Count > 0)
        {
            _liveTimes = await queries.LiveTimesAsync(key, versions[^1].Number, versions[0].Number);
            Older = versions[^1].Number > 1 ? versions[^1].Number : null;
        }

        var next = before is { } number ? await queries.VersionAsync(key, number) : null;
        _plans = [.. (await queries.PlansAsync(key)).Where(plan => next is null || plan.At < next.SavedAt)];
        Versions = Fold(versions);
        return true;
    }

    // Versions saved automatically are folded into the author's next saved version.
    private List<(TextRevision, IReadOnlyList<TextRevision>)> Fold(List<TextRevision> versions)
    {
        var folded = new List<(TextRevision Version, List<TextRevision> OnTheWay)>();
        foreach (var version in versions)
        {
            if (folded.Count > 0 && folded[^1] is var next && version.Note == Drafts.Autosaved && next.Version.SavedBy == version.SavedBy && !next.Version.IsAside
                && version.Number != State.Scheduled?.Number && !LiveTimesOf(version).Any())
            {
                next.OnTheWay.Add(version);
            }
            else
            {
                folded.Add((version, []));
            }
        }

        return folded.ConvertAll(pair => (pair.Version, (IReadOnlyList<TextRevision>)pair.OnTheWay));
    }
}
