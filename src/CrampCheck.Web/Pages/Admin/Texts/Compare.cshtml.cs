using CrampCheck.Web.Data;
using CrampCheck.Web.Editing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CrampCheck.Web.Pages.Admin.Texts;

/// <summary>Two versions, word by word; as it comes, what is live and the draft.</summary>
public sealed class CompareModel(TextDesk desk) : PageModel
{
    public TextState State { get; private set; } = null!;

    public IReadOnlyList<TextRevision> Versions { get; private set; } = [];

    public TextRevision From { get; private set; } = null!;

    public TextRevision To { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string key, int? from, int? to)
    {
        if (await desk.FindAsync(key) is not { } state)
        {
            return NotFound();
        }

        (State, Versions) = (state, await desk.VersionsAsync(key));
        From = Version(from) ?? state.Live;
        To = Version(to) ?? state.Newest;
        return Page();
    }

    private TextRevision? Version(int? number) => Versions.FirstOrDefault(version => version.Number == number);
}
