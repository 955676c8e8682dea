using CrampCheck.Web.Data;
using CrampCheck.Web.Editing;
using CrampCheck.Web.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CrampCheck.Web.Pages.Admin.Texts;

/// <summary>Every version of a text, when it was live, and for publishers the way back to it.</summary>
public sealed class HistoryModel(TextDesk desk, Drafts drafts) : PageModel
{
    private IReadOnlyList<Publication> _publications = [];

    public TextState State { get; private set; } = null!;

    public IReadOnlyList<TextRevision> Versions { get; private set; } = [];

    public string? Problem { get; private set; }

    public async Task<IActionResult> OnGetAsync(string key) => await FindAsync(key) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string key)
    {
        if (!User.IsInRole(SignInSetup.Publisher))
        {
            return Forbid();
        }

        _ = int.TryParse(Request.Form["Number"], out var number);
        _ = int.TryParse(Request.Form["BasedOn"], out var basedOn);
        if (!await FindAsync(key) || Versions.All(version => version.Number != number))
        {
            return NotFound();
        }

        var outcome = await drafts.RestoreAsync(key, number, basedOn, User.Identity!.Name!);
        if (outcome.Newer is not { } newer)
        {
            return LocalRedirect($"/admin/edit/{key}?saved={outcome.Saved.Number}");
        }

        await FindAsync(key);
        Problem = $"{TextNames.Who(newer.SavedBy)} saved version {newer.Number} just now. Look at it first. If you still want version {number}, restore it again.";
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    /// <summary>When a version was live, newest first; without an end where it still is.</summary>
    public IEnumerable<(Publication Publication, DateTime? Until)> LiveTimesOf(TextRevision version)
    {
        DateTime? until = null;
        foreach (var publication in _publications)
        {
            if (publication.Number == version.Number)
            {
                yield return (publication, until);
            }

            until = publication.PublishedAt;
        }
    }

    private async Task<bool> FindAsync(string key)
    {
        if (await desk.FindAsync(key) is not { } state)
        {
            return false;
        }

        (State, Versions, _publications) = (state, await desk.VersionsAsync(key), await desk.PublicationsAsync(key));
        return true;
    }
}
