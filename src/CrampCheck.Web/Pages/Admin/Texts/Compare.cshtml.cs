using CrampCheck.Web.Data;
using CrampCheck.Web.Editing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CrampCheck.Web.Pages.Admin.Texts;

/// <summary>Compares two versions word by word; by default the live one and the draft, or the previous live one and the current.</summary>
public sealed class CompareModel(TextQueries queries) : PageModel
{
    public TextState State { get; private set; } = null!;

    public IReadOnlyList<TextRevision> Versions { get; private set; } = [];

    public TextRevision From { get; private set; } = null!;

    public TextRevision To { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync([FromRoute] string key, int? from, int? to)
    {
        if (await queries.FindAsync(key) is not { } state)
        {
            return NotFound();
        }

        State = state;
        From = await VersionAsync(key, from) ?? (state.HasDraft ? null : await queries.LiveBeforeAsync(key)) ?? state.Live;
        To = await VersionAsync(key, to) ?? state.Newest;

        // Other versions can be chosen in the history.
        Versions = [.. (await queries.VersionsAsync(key)).Where(version => version.Note != Drafts.Autosaved).UnionBy([From, To], version => version.Number).OrderByDescending(version => version.Number)];
        return Page();
    }

    private async Task<TextRevision?> VersionAsync(string key, int? number) => number is null ? null : await queries.VersionAsync(key, number.Value);
}
