using CrampCheck.Web.Data;
using CrampCheck.Web.Editing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CrampCheck.Web.Pages.Admin.Texts;

/// <summary>Two versions, word by word; as it comes, what is live and the draft, or what was live before and what is.</summary>
public sealed class CompareModel(TextQueries desk) : PageModel
{
    public TextState State { get; private set; } = null!;

    public IReadOnlyList<TextRevision> Versions { get; private set; } = [];

    public TextRevision From { get; private set; } = null!;

    public TextRevision To { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync([FromRoute] string key, int? from, int? to)
    {
        if (await desk.FindAsync(key) is not { } state)
        {
            return NotFound();
        }

        State = state;
        From = await VersionAsync(key, from) ?? (state.HasDraft ? null : await desk.LiveBeforeAsync(key)) ?? state.Live;
        To = await VersionAsync(key, to) ?? state.Newest;

        // Others can be chosen in the history.
        Versions = [.. (await desk.VersionsAsync(key)).UnionBy([From, To], version => version.Number).OrderByDescending(version => version.Number)];
        return Page();
    }

    private async Task<TextRevision?> VersionAsync(string key, int? number) => number is null ? null : await desk.VersionAsync(key, number.Value);
}
