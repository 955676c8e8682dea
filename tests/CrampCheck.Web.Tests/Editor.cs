using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Mvc.Testing;

namespace CrampCheck.Web.Tests;

/// <summary>An editor at a browser: keeps cookies, and sends the forms of a page with its hidden fields.</summary>
internal sealed class Editor(Site site, string email)
{
    public const string Password = "four purple otters swim";

    public string Email { get; } = email;

    public HttpClient Client { get; } = site.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = site.ClientOptions.BaseAddress, AllowAutoRedirect = false });

    /// <summary>Somebody new, invited and signed in.</summary>
    public static async Task<Editor> NewAsync(Site site, bool isPublisher = true)
    {
        var editor = new Editor(site, $"{Guid.NewGuid():N}@example.org");
        var accepted = await editor.AcceptAsync(await site.InviteAsync(editor.Email, isPublisher));
        Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
        return editor;
    }

    /// <summary>The same person at another browser, not signed in there.</summary>
    public Editor Elsewhere() => new(site, Email);

    public Task<HttpResponseMessage> AcceptAsync(string link, string password = Password) => SendAsync(link, "", ("NewPassword", password));

    public Task<HttpResponseMessage> SignInAsync(string password = Password, string returnUrl = "") =>
        SendAsync("/admin/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl), "", ("Email", Email), ("Password", password));

    public Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute));

    public Task<IHtmlDocument> PageAsync(string path) => Client.GetPageAsync(path);

    /// <summary>Opens a page, fills in its form, and presses a button.</summary>
    public async Task<HttpResponseMessage> SendAsync(string path, string button, params (string Field, string Value)[] typed) =>
        await SendAsync(await (await GetAsync(path)).PageAsync(), path, button, typed);

    /// <summary>Fills in the form of a page that is open, and presses a button, or does what a script does in its place.</summary>
    public Task<HttpResponseMessage> SendAsync(IHtmlDocument page, string path, string button, params (string Field, string Value)[] typed)
    {
        // A button of a page's own task has its name as id, of any other in the address of its handler.
        var isOfScript = button is "Options" or "Passkey" or "AddPasskey";
        var pressed = button == "" || isOfScript ? null : page.QuerySelector<IHtmlButtonElement>($"main button#{button}, main button[formaction*='handler={button}']")!;
        var form = pressed is null ? page.QuerySelector<IHtmlFormElement>("main form")! : pressed.Form!;
        var fields = FieldsOf(form).Where(field => typed.All(other => other.Field != field.Field)).Concat(typed);
        return Client.SendFormAsync(fields, pressed?.GetAttribute("formaction") ?? (form.GetAttribute("action") ?? path) + (isOfScript ? $"?handler={button}" : ""));
    }

    /// <summary>The address where a text is edited.</summary>
    public static string Edit(string key) => "/admin/edit/" + key;

    /// <summary>The fields of a text on its page.</summary>
    public static IEnumerable<(string Field, string Value)> FieldsOf(IHtmlDocument page) => FieldsOf(page.QuerySelector("#text")!);

    public static IEnumerable<(string Field, string Value)> FieldsOf(IElement form) => form.QuerySelectorAll("input, textarea, select")
        .Where(field => field is not IHtmlInputElement { Type: "radio", IsChecked: false })
        .Select(field => (field.GetAttribute("name")!, field switch
        {
            IHtmlTextAreaElement area => area.Value,
            IHtmlSelectElement choice => choice.Value ?? "",
            _ => ((IHtmlInputElement)field).Value,
        }));
}
