using Microsoft.Playwright;

namespace CrampCheck.Browser.Tests;

/// <summary>An editor's browser, and what editors do in it.</summary>
public sealed class Editor(Site site, Visitor visitor, string email) : IAsyncDisposable
{
    public const string Password = "plum window seventeen";

    public string Email { get; } = email;

    public IPage Page => visitor.Page;

    /// <summary>Where the words are typed.</summary>
    public ILocator Body => Page.Locator("#Body");

    /// <summary>What the page says was done.</summary>
    public ILocator Done => Page.Locator(".card[role=status]");

    /// <summary>Is signed in from now on: a password was chosen by a new link, without the browser, which takes seconds.</summary>
    public async Task JoinAsync(bool isPublisher = true) =>
        await Page.Context.AddCookiesAsync(await site.SignedInAsync(visitor.Address, Email, Password, isPublisher));

    /// <summary>Chooses a password by a new link. That signs in, and does not count as a try to guess a password.</summary>
    public async Task JoinByLinkAsync(bool isPublisher = true)
    {
        await Page.GotoAsync(await site.InviteAsync(Email, isPublisher));
        await Page.GetByLabel("New password").FillAsync(Password);
        await PressAsync("Save and sign in");
        await ExpectHeadingAsync("Texts");
    }

    /// <summary>Sends the sign-in form that the page shows.</summary>
    public async Task SignInAsync(string password = Password)
    {
        await Page.GetByLabel("E-mail address").FillAsync(Email);
        await Page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await PressAsync("Sign in");
    }

    /// <summary>Ends the session in this browser.</summary>
    public async Task SignOutAsync()
    {
        await PressAsync("Sign out");
        await ExpectHeadingAsync("Sign in");
    }

    /// <summary>Opens a text to be edited.</summary>
    /// <returns>What stands in it.</returns>
    public async Task<string> OpenAsync(string key)
    {
        await Page.GotoAsync($"/admin/edit/{key}");
        return await Body.InputValueAsync();
    }

    /// <summary>Types in place of everything, and saves.</summary>
    public async Task SaveAsync(string body)
    {
        await Body.FillAsync(body);
        await PressAsync("Save draft");
        await Assertions.Expect(Done).ToContainTextAsync("Saved as version");
    }

    /// <summary>Presses a button by its name.</summary>
    public Task PressAsync(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Goes to another page about the same text.</summary>
    public Task GoToAsync(string tab) => Page.GetByRole(AriaRole.Navigation, new() { Name = "This text" }).GetByText(tab, new() { Exact = true }).ClickAsync();

    /// <summary>Waits for a page by its heading.</summary>
    public Task ExpectHeadingAsync(string words) => Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync(words);

    public ValueTask DisposeAsync() => visitor.DisposeAsync();
}
