using System.Text;
using Microsoft.Playwright;

namespace CrampCheck.Browser.Tests;

[Collection(EditorsSite.Name)]
public sealed class EditorPageTests(Site site)
{
    // Each on a text of its own.
    private const string Draft = "advice/calcium-deficiency", Twice = "advice/overexertion", Untouched = "safety";

    /// <summary>How an editor comes to see each state of each page.</summary>
    internal static readonly Dictionary<string, Func<Site, Editor, Task>> Opened = new()
    {
        ["sign-in-error"] = async (_, editor) =>
        {
            await OutsideAsync(editor, "/admin/sign-in");
            await editor.SignInAsync("not the password at all");
            await ShowsAsync(editor, ".summary");
        },
        ["invitation"] = async (site, editor) => await OutsideAsync(editor, await site.InviteAsync(editor.Email)),
        ["invitation-error"] = async (site, editor) =>
        {
            await OutsideAsync(editor, await site.InviteAsync(editor.Email));
            await editor.Page.GetByLabel("New password").FillAsync("short");
            await editor.PressAsync("Save and sign in");
            await ShowsAsync(editor, ".summary");
        },
        ["invitation-used"] = (_, editor) => OutsideAsync(editor, "/admin/invitation?person=nobody&token=none"),
        ["dashboard"] = async (site, editor) =>
        {
            await site.SaveAsync(Draft, "Write a > quotation.", editor.Email);
            await editor.Page.GotoAsync("/admin");
        },
        ["edit-saved"] = async (_, editor) =>
        {
            await editor.OpenAsync(Draft);
            await editor.SaveAsync($"Saved at {DateTime.UtcNow:O}.");
        },
        ["edit-preview-with-problems"] = async (_, editor) =>
        {
            await editor.OpenAsync(Untouched);
            await editor.Page.GetByLabel("Title").FillAsync("");
            await editor.Body.FillAsync($"<b>{new string('x', 300)}</b> {string.Join(' ', Enumerable.Repeat("interdisciplinary", 30))}. # One\n\n[a](ftp://b)");
            await ShowsAsync(editor, "#problems-Title .to-fix");
        },
        ["edit-bring-back"] = async (_, editor) =>
        {
            await editor.OpenAsync(Untouched);
            await editor.Body.FillAsync("Not saved.");
            await editor.Page.ReloadAsync();
            await ShowsAsync(editor, "form > .buttons button.link");
        },
        ["conflict"] = async (site, editor) =>
        {
            await editor.OpenAsync(Twice);
            await site.SaveAsync(Twice, $"Hers at {DateTime.UtcNow:O}.", "other@example.org");
            await editor.Body.FillAsync("Mine.");
            await editor.PressAsync("Save draft");
            await ShowsAsync(editor, "#conflict");
            foreach (var closed in await editor.Page.Locator("main > details > summary").AllAsync())
            {
                await closed.ClickAsync();
            }
        },
        ["compare"] = async (site, editor) =>
        {
            await site.SaveAsync(Draft, "Compared.", editor.Email);
            await editor.Page.GotoAsync($"/admin/compare/{Draft}");
            await ShowsAsync(editor, ".comparison ins");
        },
        ["publish-errors"] = async (site, editor) =>
        {
            await ReadyAsync(site, editor);
            await editor.Page.GetByText("Or at a later time").ClickAsync();
            await editor.PressAsync("Publish at that time");
            await ShowsAsync(editor, "#When-error");
        },
        ["publish-planned"] = async (site, editor) =>
        {
            await ReadyAsync(site, editor);
            await editor.Page.GetByLabel("Why?").FillAsync("Soon");
            await editor.Page.GetByText("Or at a later time").ClickAsync();
            await editor.Page.GetByLabel("Day and time").FillAsync("2099-01-01T08:30");
            await editor.PressAsync("Publish at that time");
            await ShowsAsync(editor, "#scheduled");
        },
        ["publish-to-fix"] = async (site, editor) =>
        {
            await site.SaveAsync(Draft, "<b>No quotation.</b>", editor.Email);
            await editor.Page.GotoAsync($"/admin/publish/{Draft}");
            await ShowsAsync(editor, "#to-fix");
        },
        ["publish-nothing"] = (_, editor) => editor.Page.GotoAsync($"/admin/publish/{Untouched}"),
        ["history"] = async (site, editor) =>
        {
            await site.SaveAsync(Draft, "One more.", editor.Email);
            await editor.Page.GotoAsync($"/admin/history/{Draft}");
            await ShowsAsync(editor, ".history");
        },
        ["preview"] = (_, editor) => editor.Page.GotoAsync($"/admin/preview/{Untouched}?version=1"),
        ["people"] = (_, editor) => editor.Page.GotoAsync("/admin/people"),
        ["people-link"] = async (_, editor) =>
        {
            await editor.Page.GotoAsync("/admin/people");
            await editor.Page.GetByLabel("E-mail address").FillAsync($"dan-{Guid.NewGuid().ToString("N")[..4]}@example.org");
            await editor.PressAsync("Make a link");
            await ShowsAsync(editor, "#invitation");
        },
        ["people-error"] = async (_, editor) =>
        {
            await editor.Page.GotoAsync("/admin/people");
            await editor.PressAsync("Make a link");
            await ShowsAsync(editor, "#Email-error");
        },
        ["account"] = (_, editor) => editor.Page.GotoAsync("/admin/account"),
        ["account-error"] = async (_, editor) =>
        {
            await editor.Page.GotoAsync("/admin/account");
            await editor.PressAsync("Change the password");
            await ShowsAsync(editor, ".summary");
        },
        ["account-passkey"] = async (_, editor) =>
        {
            await PasskeyTests.AddPasskeyAsync(editor);
            await editor.Page.GetByText("Remove Phone").ClickAsync();
        },
        ["backup"] = (_, editor) => editor.Page.GotoAsync("/admin/backup"),
        ["import"] = async (_, editor) =>
        {
            var file = await (await editor.Page.APIRequest.GetAsync("/admin/texts.json")).TextAsync();
            await editor.Page.GotoAsync("/admin/backup");
            await editor.Page.Locator("#File").SetInputFilesAsync(new FilePayload { Name = "texts.json", MimeType = "application/json", Buffer = Encoding.UTF8.GetBytes(file.Replace("calf stretch", "stretch of the calf", StringComparison.Ordinal)) });
            await editor.PressAsync("Show what it would change");
            await ShowsAsync(editor, ".comparison ins");
        },
        ["log"] = (_, editor) => editor.Page.GotoAsync("/admin/log"),
        ["sign-out"] = (_, editor) => editor.Page.GotoAsync("/admin/sign-out"),
        ["signed-out"] = (_, editor) => SignedOutAsync(editor),
        ["signed-in-again"] = async (_, editor) =>
        {
            await SignedOutAsync(editor);
            await editor.SignInAsync();
            await editor.ExpectHeadingAsync("You are signed in again");
        },
        ["stale-form"] = async (_, editor) =>
        {
            await editor.OpenAsync(Untouched);
            await editor.Page.Context.ClearCookiesAsync(new() { Name = "CrampCheck.Form" });
            await editor.PressAsync("Save draft");
            await editor.ExpectHeadingAsync("This page was open too long");
        },
        ["not-for-editors"] = async (_, editor) =>
        {
            await editor.JoinAsync(isPublisher: false);
            await editor.Page.GotoAsync("/admin/people");
            await editor.ExpectHeadingAsync("Only publishers can do that");
        },
        ["publish-by-an-editor"] = async (site, editor) =>
        {
            await editor.JoinAsync(isPublisher: false);
            await ReadyAsync(site, editor);
        },
        ["no-such-page"] = (_, editor) => editor.Page.GotoAsync("/admin/no-such-page"),
    };

    private static readonly HashSet<string> Full = ["dashboard", "edit-preview-with-problems", "conflict", "compare", "publish-errors", "history", "people-link", "import"];

    // For pictures: another state shows all of each, and more.
    private static readonly HashSet<string> Contained = ["invitation", "people", "account"];

    public static TheoryData<string> States => [.. Opened.Keys.Except(Contained)];

    [BrowserTheory]
    [MemberData(nameof(States))]
    public async Task Check_EveryState_IsAccessible(string state)
    {
        await using var editor = await site.EditAsync(width: 1280);
        await editor.JoinAsync();
        await Opened[state](site, editor);

        // In the dark and narrow is the harder; by day on a desktop only where a page holds more than a form.
        await PageTests.IsAccessibleAsync(editor.Page, isPhoneEnough: !Full.Contains(state));
    }

    private static async Task OutsideAsync(Editor editor, string path)
    {
        await editor.Page.Context.ClearCookiesAsync();
        await editor.Page.GotoAsync(path);
    }

    // A draft that can be published: it says in other words what is live.
    private static async Task ReadyAsync(Site site, Editor editor)
    {
        await site.SaveAsync(Draft, $"Eat enough calcium. {Guid.NewGuid()}\n\n> Therefore, usually should master the correct method to supplement calcium.", editor.Email);
        await editor.Page.GotoAsync($"/admin/publish/{Draft}");
        await Assertions.Expect(editor.Page.Locator("h2").First).ToBeVisibleAsync();
    }

    private static async Task SignedOutAsync(Editor editor)
    {
        await editor.OpenAsync(Untouched);
        await editor.Body.FillAsync("Typed in an old session.");
        await editor.Page.Context.ClearCookiesAsync(new() { Name = "CrampCheck.SignIn" });
        await editor.PressAsync("Save draft");
        await editor.ExpectHeadingAsync("You were signed out");
    }

    private static Task ShowsAsync(Editor editor, string part) => Assertions.Expect(editor.Page.Locator(part).First).ToBeVisibleAsync();
}
