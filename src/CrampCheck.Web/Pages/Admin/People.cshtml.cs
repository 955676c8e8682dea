using CrampCheck.Web.Data;
using CrampCheck.Web.Editing;
using CrampCheck.Web.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CrampCheck.Web.Pages.Admin;

/// <summary>Who may sign in, and as what. There is always a publisher who can.</summary>
[Authorize(SignInSetup.Publisher)]
public sealed class PeopleModel(CrampCheckDatabase database, UserManager<Person> people, Invitations invitations, Publishing publishing, AuditLog log) : PageModel
{
    /// <summary>Whom to invite.</summary>
    [BindProperty, FromForm]
    public string Email { get; set => field = value?.Trim() ?? ""; } = "";

    /// <summary>editor or publisher.</summary>
    [BindProperty, FromForm]
    public string Role { get; set => field = value ?? ""; } = "";

    public IReadOnlyList<(Person Person, int Passkeys)> Everyone { get; private set; } = [];

    public string? Done { get; private set; }

    /// <summary>A link just made; shown this once.</summary>
    public (string Email, string Address)? Link { get; private set; }

    private string Me => User.Identity!.Name!;

    public Task OnGetAsync() => ReadAsync();

    /// <summary>Invites somebody new.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!Invitations.IsAddress(Email))
        {
            return await RefuseAsync("Write an e-mail address, like name@example.org.", nameof(Email));
        }

        if (Role is not ("editor" or "publisher"))
        {
            return await RefuseAsync("Choose a role.", nameof(Email));
        }

        if (await people.FindByEmailAsync(Email) is not null)
        {
            return await RefuseAsync("This person already has an account. Use “New link” beside the name.", nameof(Email));
        }

        await MakeLinkAsync(Email, Role == "publisher");
        (Email, Role) = ("", "");
        return await ShowAsync();
    }

    public Task<IActionResult> OnPostNewLinkAsync([FromForm] string? person, [FromForm] string? stamp) =>
        ChangeAsync(person, stamp, staysPublisher: true, found => MakeLinkAsync(found.Email!, null));

    public Task<IActionResult> OnPostChangeRoleAsync([FromForm] string? person, [FromForm] string? stamp) => ChangeAsync(person, stamp, staysPublisher: false, async found =>
    {
        found.IsPublisher = !found.IsPublisher;
        await people.UpdateSecurityStampAsync(found);
        await log.WriteAsync(Me, "changed role", found.Email!, found.IsPublisher ? "publisher" : "editor");
        Done = $"{found.Email} is now {(found.IsPublisher ? "a publisher" : "an editor")}, and has to sign in again.{(found.IsPublisher ? "" : await CallOffAsync(found))}";
    });

    public Task<IActionResult> OnPostRemoveAsync([FromForm] string? person, [FromForm] string? stamp) => ChangeAsync(person, stamp, staysPublisher: false, async found =>
    {
        await people.DeleteAsync(found);
        await log.WriteAsync(Me, "removed person", found.Email!);
        Done = $"{found.Email} is removed and signed out.{await CallOffAsync(found)}";
    });

    private async Task<IActionResult> ChangeAsync(string? id, string? stamp, bool staysPublisher, Func<Person, Task> change)
    {
        await using var transaction = await database.Database.BeginTransactionAsync();
        if (await people.FindByIdAsync(id ?? "") is not { } person || person.ConcurrencyStamp != stamp)
        {
            return await RefuseAsync("Somebody else changed this person just now. Look again, then decide.", "everyone");
        }

        if (!staysPublisher && person is { IsPublisher: true, HasAccepted: true }
            && !await database.Users.AnyAsync(other => other.Id != id && other.IsPublisher && other.PasswordHash != null))
        {
            return await RefuseAsync("This is the only publisher. Make somebody else a publisher first, and let them sign in.", "everyone");
        }

        await change(person);
        await transaction.CommitAsync();
        return await ShowAsync();
    }

    private async Task<string> CallOffAsync(Person person)
    {
        var planned = await publishing.CallOffAllOfAsync(person.Email!, Me);
        return planned.Count == 0 ? "" : $" What this person had planned is called off: {string.Join("; ", planned.Select(plan => $"{TextNames.Of(plan.Key)}, version {plan.Number}"))}. Publish it yourself if it should go live.";
    }

    private async Task MakeLinkAsync(string email, bool? isPublisher)
    {
        var path = await invitations.InviteAsync(email, isPublisher, Me);
        Link = (email, $"{Request.Scheme}://{Request.Host}{path}");
    }

    private async Task ReadAsync()
    {
        var everyone = await database.Users.AsNoTracking().OrderBy(person => person.Email).ToListAsync();
        var passkeys = await database.UserPasskeys.GroupBy(passkey => passkey.UserId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count);
        Everyone = [.. everyone.Select(person => (person, passkeys.GetValueOrDefault(person.Id)))];
    }

    private async Task<IActionResult> ShowAsync()
    {
        await ReadAsync();
        return Page();
    }

    private Task<IActionResult> RefuseAsync(string problem, string field)
    {
        ModelState.AddModelError(field, problem);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return ShowAsync();
    }
}
