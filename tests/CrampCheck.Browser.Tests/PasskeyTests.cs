using Microsoft.Playwright;

namespace CrampCheck.Browser.Tests;

/// <summary>Passkeys, with a device that Chromium plays itself.</summary>
[Collection(EditorsSite.Name)]
public sealed class PasskeyTests(Site site)
{
    [BrowserFact]
    public async Task SignIn_WithAPasskey_TakesThePlaceOfThePassword()
    {
        await using var editor = await site.EditAsync();
        await JoinWithPasskeyAsync(editor);
        await editor.SignOutAsync();

        await editor.SignInAsync("not the password at all");
        var wrong = await editor.Page.Locator(".summary").InnerTextAsync();
        await editor.SignInAsync();
        Assert.Equal(wrong, await editor.Page.Locator(".summary").InnerTextAsync());
        await editor.PressAsync("Use a passkey");
        await editor.IsHeadedAsync("Texts");
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
    public async Task SignIn_WithACopyOfAPasskeyThatCountsLess_IsRefused()
    {
        await using var editor = await site.EditAsync();
        await editor.JoinAsync();
        var device = await AddPasskeyAsync(editor);
        var copy = await CredentialAsync(device);
        await editor.SignOutAsync();
        await editor.PressAsync("Use a passkey");
        await editor.IsHeadedAsync("Texts");
        await editor.SignOutAsync();

        // The copy counts on from where it was taken.
        var original = await CredentialAsync(device);
        await PutAsync(device, copy);
        await editor.PressAsync("Use a passkey");
        await Assertions.Expect(editor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("We could not sign you in");

        await PutAsync(device, original);
        await editor.PressAsync("Use a passkey");
        await editor.IsHeadedAsync("Texts");
    }

    [BrowserFact]
    public async Task SignIn_AtAnotherNameOfTheSite_FindsNoPasskey()
    {
        await using var editor = await site.EditAsync();
        await editor.JoinAsync();
        var passkey = await CredentialAsync(await AddPasskeyAsync(editor));

        // Another site, as far as the browser knows, though the same program answers.
        await using var other = await site.VisitAsync(at: new UriBuilder(site.Address) { Host = "texts.localhost" }.Uri, isEditor: true);
        await PutAsync(await AddDeviceAsync(other.Page), passkey);
        await other.Page.GotoAsync("/admin/sign-in");
        await other.Page.GetByRole(AriaRole.Button, new() { Name = "Use a passkey" }).ClickAsync();

        await Assertions.Expect(other.Page.Locator("#passkey-status")).ToContainTextAsync("The device gave no passkey");
    }

    [BrowserFact]
    public async Task RemovePasskey_WithThePassword_MakesThePasswordEnoughAgain()
    {
        await using var editor = await site.EditAsync();
        await JoinWithPasskeyAsync(editor);
        await editor.Page.GotoAsync("/admin/account");
        await editor.Page.GetByText("Remove Phone").ClickAsync();
        await editor.Page.GetByLabel("Your password").First.FillAsync(Editor.Password);
        await editor.PressAsync("Remove it");
        await Assertions.Expect(editor.Done).ToHaveTextAsync("The passkey is removed.");
        await Assertions.Expect(editor.Page.GetByText("There are none yet.")).ToBeVisibleAsync();

        await editor.SignOutAsync();
        await editor.PressAsync("Use a passkey");
        await Assertions.Expect(editor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("We could not sign you in");
        await editor.SignInAsync();
        await editor.IsHeadedAsync("Texts");
    }

    [BrowserFact]
    public async Task Join_ByANewLink_RemovesThePasskeys()
    {
        await using var editor = await site.EditAsync();
        await JoinWithPasskeyAsync(editor);

        await editor.JoinAsync();

        await editor.Page.GotoAsync("/admin/account");
        await Assertions.Expect(editor.Page.GetByText("There are none yet.")).ToBeVisibleAsync();
        await editor.SignOutAsync();
        await editor.SignInAsync();
        await editor.IsHeadedAsync("Texts");
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
    public async Task SignInAgain_WithAPasskey_HandsBackWhatWasTyped()
    {
        await using var editor = await site.EditAsync();
        await JoinWithPasskeyAsync(editor);
        await editor.OpenAsync("advice/unknown");
        await editor.Body.FillAsync("Typed before the passkey was asked for.");
        await editor.Page.Context.ClearCookiesAsync(new() { Name = "CrampCheck.SignIn" });
        await editor.PressAsync("Save draft");
        await editor.IsHeadedAsync("You were signed out");

        await editor.PressAsync("Use a passkey");

        await editor.IsHeadedAsync("You are signed in again");
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

    private static async Task<Dictionary<string, object>> CredentialAsync((ICDPSession Session, string Id) device)
    {
        var answer = await device.Session.SendAsync("WebAuthn.getCredentials", new() { ["authenticatorId"] = device.Id });
        return answer!.Value.GetProperty("credentials").EnumerateArray().Single().EnumerateObject().ToDictionary(part => part.Name, part => (object)part.Value);
    }

    private static async Task PutAsync((ICDPSession Session, string Id) device, Dictionary<string, object> credential)
    {
        await device.Session.SendAsync("WebAuthn.clearCredentials", new() { ["authenticatorId"] = device.Id });
        await device.Session.SendAsync("WebAuthn.addCredential", new() { ["authenticatorId"] = device.Id, ["credential"] = credential });
    }
}
