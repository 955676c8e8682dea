using Microsoft.Playwright;

namespace CrampCheck.Browser.Tests;

/// <summary>Passkeys, with a device that Chromium plays itself.</summary>
[Collection(EditorsSite.Name)]
public sealed class PasskeyTests(Site site)
{
    [BrowserFact]
    public async Task SignIn_WithAPasskey_ReplacesThePassword()
    {
        await using var editor = await site.EditAsync();
        await JoinWithPasskeyAsync(editor);
        await editor.SignOutAsync();

        await editor.SignInAsync("not the password at all");
        var wrong = await editor.Page.Locator(".summary").InnerTextAsync();
        await editor.SignInAsync();
        Assert.Equal(wrong, await editor.Page.Locator(".summary").InnerTextAsync());
        await editor.PressAsync("Use a passkey");
        await editor.ExpectHeadingAsync("Texts");
        await Assertions.Expect(editor.Page.Locator("footer")).ToContainTextAsync(editor.Email);
    }

    [BrowserFact]
    public async Task SignIn_WithoutANetwork_SaysThatItDidNotWork()
    {
        await using var editor = await site.EditAsync();
        await JoinWithPasskeyAsync(editor);
        await editor.SignOutAsync();
        await editor.Page.Context.SetOfflineAsync(true);

        await editor.PressAsync("Use a passkey");

        await Assertions.Expect(editor.Page.Locator("#passkey-status")).ToContainTextAsync("That did not work");
    }

    [BrowserFact]
    public async Task AddPasskey_WithAWrongPassword_SaysSoAndAddsNone()
    {
        await using var editor = await site.EditAsync();
        await editor.JoinAsync();
        await AddDeviceAsync(editor.Page);
        await editor.Page.GotoAsync("/admin/account");
        await editor.Page.GetByLabel("Your password").FillAsync("not the password at all");
        await editor.PressAsync("Add a passkey");
        await Assertions.Expect(editor.Page.Locator("#passkey-status")).ToContainTextAsync("That is not your password");

        await editor.Page.ReloadAsync();

        await Assertions.Expect(editor.Page.GetByText("There are none yet.")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task SignInAgain_WithAPasskey_HandsBackTypedWords()
    {
        await using var editor = await site.EditAsync();
        await JoinWithPasskeyAsync(editor);
        await editor.OpenAsync("advice/unknown");
        await editor.Body.FillAsync("Typed before the passkey was asked for.");
        await editor.Page.Context.ClearCookiesAsync(new() { Name = "CrampCheck.SignIn" });
        await editor.PressAsync("Save draft");
        await editor.ExpectHeadingAsync("You were signed out");

        await editor.PressAsync("Use a passkey");

        await editor.ExpectHeadingAsync("You are signed in again");
        await Assertions.Expect(editor.Body).ToHaveValueAsync("Typed before the passkey was asked for.");
    }

    /// <summary>Adds a passkey called Phone to a person who is signed in.</summary>
    internal static async Task<(ICDPSession Session, string Id)> AddPasskeyAsync(Editor editor)
    {
        var device = await AddDeviceAsync(editor.Page);
        await editor.Page.GotoAsync("/admin/account");
        await editor.Page.GetByLabel("Name for the new passkey").FillAsync("Phone");
        await editor.Page.GetByLabel("Your password").FillAsync(Editor.Password);
        await editor.PressAsync("Add a passkey");
        await Assertions.Expect(editor.Done).ToContainTextAsync("The passkey is added.");
        return device;
    }

    private static async Task JoinWithPasskeyAsync(Editor editor)
    {
        await editor.JoinAsync();
        await AddPasskeyAsync(editor);
    }

    private static async Task<(ICDPSession Session, string Id)> AddDeviceAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        var device = await session.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        return (session, device!.Value.GetProperty("authenticatorId").GetString()!);
    }
}
