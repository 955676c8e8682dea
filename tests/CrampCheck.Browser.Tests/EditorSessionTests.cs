using Microsoft.Playwright;

namespace CrampCheck.Browser.Tests;

/// <summary>Nothing typed is lost, whatever ends while somebody types. All use one text, so none counts its versions.</summary>
[Collection(EditorsSite.Name)]
public sealed class EditorSessionTests(Site site)
{
    private const string Key = "advice/unknown";

    private static string LongText => string.Join("\n\n", Enumerable.Range(1, 200).Select(number => $"Sentence {number} & “more” of {Guid.NewGuid()}."));

    [BrowserFact]
    public async Task Save_WhilePreviewIsLoading_CancelsPreview()
    {
        await using var editor = await site.EditAsync();
        await editor.JoinAsync(isPublisher: false);
        await editor.OpenAsync(Key);
        var (isAsked, isCalledOff) = (new TaskCompletionSource(), new TaskCompletionSource());
        editor.Page.RequestFailed += (_, request) => isCalledOff.TrySetResult();
        await editor.Page.RouteAsync($"**/admin/edit/{Key}*", async route =>
        {
            if (route.Request.IsNavigationRequest)
            {
                await isCalledOff.Task;
                await route.ContinueAsync();
            }
            else
            {
                isAsked.TrySetResult();
            }
        });
        await editor.Body.FillAsync("Saved while its preview was on its way.");
        await isAsked.Task;

        await editor.PressAsync("Save draft");

        await Assertions.Expect(editor.Done).ToContainTextAsync("Saved as version");
    }

    [BrowserFact]
    public async Task Type_AfterTheSessionEnded_SaysThatNothingIsLost()
    {
        await using var editor = await site.EditAsync();
        await editor.JoinAsync(isPublisher: false);
        await editor.OpenAsync(Key);
        await editor.Page.Context.ClearCookiesAsync(new() { Name = "CrampCheck.SignIn" });

        await editor.Body.FillAsync("Typed too late.");

        await Assertions.Expect(editor.Page.Locator("#unsaved")).ToHaveTextAsync(
            "Your session has ended. Press Save draft: you can sign in there, and nothing is lost.");
    }

    [BrowserFact]
    public async Task GoBack_AfterSigningOut_ShowsNoEditorsPage()
    {
        await using var editor = await site.EditAsync();
        await editor.JoinAsync(isPublisher: false);
        await editor.OpenAsync(Key);
        await editor.Page.GotoAsync("/admin/log");
        await editor.SignOutAsync();

        await editor.Page.GoBackAsync();
        await editor.ExpectHeadingAsync("Sign in");
        await editor.Page.GoBackAsync();
        await editor.ExpectHeadingAsync("Sign in");
    }

    [BrowserFact]
    public async Task SignOut_WithUnsavedWords_KeepsThemForTheNextSession()
    {
        await using var editor = await site.EditAsync();
        await editor.JoinAsync(isPublisher: false);
        await editor.OpenAsync(Key);
        await editor.Body.FillAsync("Typed, and not saved.");
        await Assertions.Expect(editor.Page.Locator("#unsaved")).Not.ToBeEmptyAsync();
        var kept = await editor.Page.EvaluateAsync<int>("localStorage.length");

        await editor.SignOutAsync();

        Assert.InRange(kept, 1, 10);
        Assert.Equal(kept, await editor.Page.EvaluateAsync<int>("localStorage.length"));
    }

    [BrowserFact]
    public async Task Save_ThatNeverArrived_IsBroughtBackEvenAfterSomebodyElseSaved()
    {
        var typed = LongText;
        await using var editor = await site.EditAsync();
        await editor.JoinAsync(isPublisher: false);
        await editor.OpenAsync(Key);
        await editor.Body.FillAsync(typed);
        await Assertions.Expect(editor.Page.Locator("#unsaved")).Not.ToBeEmptyAsync();
        await editor.Page.Context.SetOfflineAsync(true);
        var failed = new TaskCompletionSource();
        editor.Page.RequestFailed += (_, request) => failed.TrySetResult();
        await editor.PressAsync("Save draft");
        await failed.Task;
        await editor.Page.Context.SetOfflineAsync(false);
        await using (var other = await site.EditAsync())
        {
            await other.JoinAsync(isPublisher: false);
            await other.OpenAsync(Key);
            await other.SaveAsync("Another saved this meanwhile.");
        }

        await editor.OpenAsync(Key);
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Bring back what you typed here and did not save" }).ClickAsync();
        await Assertions.Expect(editor.Body).ToHaveValueAsync(typed);

        // It began from an older version, so that both are shown; once it is saved, it is not offered again.
        await editor.PressAsync("Save draft");
        await editor.ExpectHeadingAsync("Result: cannot tell yet");
        await Assertions.Expect(editor.Page.GetByRole(AriaRole.Button, new() { Name = "Bring back" })).ToHaveCountAsync(0);
        await editor.PressAsync("Save draft");
        await Assertions.Expect(editor.Done).ToContainTextAsync("Saved as version");
        Assert.Equal(typed, await editor.OpenAsync(Key));
        Assert.Equal(0, await editor.Page.EvaluateAsync<int>("localStorage.length"));
    }
}
