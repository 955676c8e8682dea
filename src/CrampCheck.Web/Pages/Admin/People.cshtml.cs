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
    public const string Invite = "Invite", NewLink = "NewLink", ChangeRole = "ChangeRole", Remove = "Remove";

    public IReadOnlyList<(Person Person, int Passkeys)> Everyone { get; private set; } = [];

    public (string Email, string Role) Typed { get; private set; } = ("", "");

    public string? Problem { get; private set; }

    /// <summary>The field to mend, or the list.</summary>
    public string ProblemField { get; private set; } = "";

    public string? Done { get; private set; }

    /// <summary>A link just made; shown this once.</summary>
    public (string Email, string Address)? Link { get; private set; }

    public Task OnGetAsync() => ReadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        var sent = Request.Form;
        var task = sent["Do"].ToString();
        if (task == Invite)
        {
            await InviteAsync(sent["Email"].ToString().Trim(), sent["Role"].ToString());
        }
        else if (task is NewLink or ChangeRole or Remove)
        {
            await ChangeAsync(task, sent["Person"].ToString(), sent["Stamp"].ToString());
        }
        else
        {
            return BadRequest();
        }

        await ReadAsync();
        return Page();
    }

    private async Task InviteAsync(string email, string role)
    {
        Typed = (email, role);
        if (!Invitations.IsAddress(email))
        {
            Refuse("Write an e-mail address, like name@example.org.", "Email");
        }
        else if (role is not ("editor" or "publisher"))
        {
            Refuse("Choose a role.", "Email");
        }
        else if (await people.FindByEmailAsync(email) is not null)
        {
            Refuse("This person is there already. Use “New link” beside the name.", "Email");
        }
        else
        {
            await MakeLinkAsync(email, role == "publisher");
            Typed = ("", "");
        }
    }

    private async Task ChangeAsync(string task, string id, string stamp)
    {
        await using var transaction = await database.Database.BeginTransactionAsync();
        var person = await people.FindByIdAsync(id);
        if (person is null || person.ConcurrencyStamp != stamp)
        {
            Refuse("Somebody else changed this person just now. Look again, then decide.", "everyone");
            return;
        }

        var isLast = person is { IsPublisher: true, HasAccepted: true }
            && !await database.Users.AnyAsync(other => other.Id != id && other.IsPublisher && other.PasswordHash != null);
        if (task != NewLink && isLast)
        {
            Refuse("This is the only publisher. Make somebody else a publisher first, and let them sign in.", "everyone");
            return;
        }

        var me = User.Identity!.Name!;
        switch (task)
        {
            case NewLink:
                await MakeLinkAsync(person.Email!, null);
                break;
            case ChangeRole:
                person.IsPublisher = !person.IsPublisher;
                await people.UpdateSecurityStampAsync(person);
                Done = $"{person.Email} is now {(person.IsPublisher ? "a publisher" : "an editor")}, and has to sign in again.";
                await log.WriteAsync(me, "changed role", person.Email!, person.IsPublisher ? "publisher" : "editor");
                Done += person.IsPublisher ? "" : await CallOffAsync(person, me);
                break;
            default:
                await people.DeleteAsync(person);
                Done = $"{person.Email} is removed and signed out.";
                await log.WriteAsync(me, "removed person", person.Email!);
                Done += await CallOffAsync(person, me);
                break;
        }

        await transaction.CommitAsync();
    }

    private async Task<string> CallOffAsync(Person person, string me)
    {
        var planned = await publishing.CallOffAllOfAsync(person.Email!, me);
        return planned.Count == 0 ? "" : $" What this person had planned is called off: {string.Join("; ", planned.Select(plan => $"{TextNames.Of(plan.Key)}, version {plan.Number}"))}. Publish it yourself if it should go live.";
    }

    private async Task MakeLinkAsync(string email, bool? isPublisher)
    {
        var path = await invitations.InviteAsync(email, isPublisher, User.Identity!.Name!);
        Link = (email, $"{Request.Scheme}://{Request.Host}{path}");
    }

    private async Task ReadAsync()
    {
        var everyone = await database.Users.AsNoTracking().OrderBy(person => person.Email).ToListAsync();
        var passkeys = await database.UserPasskeys.GroupBy(passkey => passkey.UserId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count);
        Everyone = [.. everyone.Select(person => (person, passkeys.GetValueOrDefault(person.Id)))];
    }

    private void Refuse(string problem, string field)
    {
        (Problem, ProblemField) = (problem, field);
        Response.StatusCode = StatusCodes.Status400BadRequest;
    }
}
