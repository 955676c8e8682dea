using CrampCheck.Web.Editing;
using CrampCheck.Web.People;
using CrampCheck.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CrampCheck.Web.Pages.Admin.Texts;

/// <summary>The draft against what is live, and for publishers the way to make it live, now or later.</summary>
public sealed class PublishModel(TextDesk desk, Publishing publishing, LiveTexts texts, SiteClock clock) : PageModel
{
    public const string Now = "Now", Later = "Later", CallOff = "CallOff";

    public TextState State { get; private set; } = null!;

    /// <summary>What must be mended in the draft first.</summary>
    public IReadOnlyList<TextProblem> Problems { get; private set; } = [];

    public string Reason { get; private set; } = "";

    public string When { get; private set; } = "";

    public IReadOnlyList<(string Field, string Message)> Errors { get; private set; } = [];

    /// <summary>Whether another version was saved, planned or published since this page was read.</summary>
    public bool HasChanged { get; private set; }

    public string? Done { get; private set; }

    public async Task<IActionResult> OnGetAsync(string key) => await FindAsync(key) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string key)
    {
        if (!User.IsInRole(SignInSetup.Publisher))
        {
            return Forbid();
        }

        if (!await FindAsync(key))
        {
            return NotFound();
        }

        var sent = Request.Form;
        Reason = string.Concat(sent["Reason"].ToString().ReplaceLineEndings(" ").Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        When = sent["When"].ToString();
        var order = new PublishOrder(key, sent["Number"].ToString(), sent["LiveNumber"].ToString(), sent["Plan"].ToString(), Reason, User.Identity!.Name!);
        switch (sent["Do"].ToString())
        {
            case CallOff:
                HasChanged = !await publishing.CallOffAsync(order);
                await FindAsync(key);
                if (HasChanged)
                {
                    Response.StatusCode = StatusCodes.Status409Conflict;
                    return Page();
                }

                Done = "It is called off. What is live stays live.";
                return Page();
            case Now:
                return await TryAsync(order, null);
            case Later:
                return await TryAsync(order, When);
            default:
                return BadRequest();
        }
    }

    /// <summary>What is wrong with a field, or null.</summary>
    public string? ErrorOf(string field) => Errors.FirstOrDefault(error => error.Field == field).Message;

    private async Task<IActionResult> TryAsync(PublishOrder order, string? when)
    {
        var dueAt = default(DateTime);
        List<(string, string)> errors = [];
        if (!TextChecks.IsSeen(Reason) || Reason.Length > SourceText.LongestLine)
        {
            errors.Add((nameof(Reason), $"Say why, in 1 to {SourceText.LongestLine} characters."));
        }
        else if (TextChecks.HasTurn(Reason))
        {
            errors.Add((nameof(Reason), TextChecks.TakeOutTurn));
        }

        if (when is not null && !clock.TryReadField(when, out dueAt))
        {
            errors.Add((nameof(When), "Write a day and a time, like 2026-11-22 14:05. An hour that is left out when clocks go forward is none."));
        }
        else if (when is not null && dueAt <= clock.Now)
        {
            errors.Add((nameof(When), "This time has passed. Choose a later one, or publish now."));
        }

        // The same version is checked that is published: versions never change.
        if (errors.Count > 0 || (Problems.Count > 0 && State.Newest.Mark == order.Draft))
        {
            Errors = errors;
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        HasChanged = !(when is null ? await publishing.PublishAsync(order) : await publishing.ScheduleAsync(order, dueAt));
        await FindAsync(order.Key);
        if (HasChanged)
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }

        var version = "Version " + order.Draft.Split('.')[0];
        Done = when is null
            ? $"{version} is live. Visitors see it now."
            : $"{version} goes live on {clock.WriteWithZone(dueAt)}.";
        (Reason, When) = ("", "");
        return Page();
    }

    private async Task<bool> FindAsync(string key)
    {
        if (await desk.FindAsync(key) is not { } state)
        {
            return false;
        }

        State = state;
        Problems = TextChecks.Check(key, TextForm.Of(state.Newest), texts.Now.Article, clock.Today);
        return true;
    }
}
