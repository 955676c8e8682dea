using System.Runtime.ExceptionServices;
using Microsoft.Playwright;
using Xunit.Sdk;

namespace CrampCheck.Browser.Tests;

/// <summary>
/// A visitor with a page open. When done, it has seen no fault of the site's, on any page it opened: that is checked on
/// disposal. Only an editor may get cookies and have something in the address.
/// </summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly string _test;
    private readonly bool _isEditor;
    private readonly List<string> _faults = [];
    private bool _failed;

    internal Visitor(IBrowserContext context, IPage page, Uri site, string test, bool isEditor)
    {
        (_context, Page, Address, _test, _isEditor) = (context, page, site, test, isEditor);
        AppDomain.CurrentDomain.FirstChanceException += SeeFailure;
        context.WebError += (_, error) => _faults.Add(error.Error);
        context.Dialog += (_, dialog) =>
        {
            // An editor leaves words that are not saved, and is asked.
            if (isEditor && dialog.Type == "beforeunload")
            {
                _ = dialog.AcceptAsync();
                return;
            }

            _faults.Add($"opened a dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        context.Console += (_, message) =>
        {
            // A page asked for that answers 4xx is a fault only where a test does not expect it.
            if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                _faults.Add(message.Text);
            }
        };
        context.Request += (_, request) =>
        {
            var url = new Uri(request.Url);
            if (url.Authority != site.Authority)
            {
                _faults.Add($"asked {url.Authority}");
            }

            if (url.Query.Length > 0 && !isEditor)
            {
                _faults.Add($"put something into the address: {url.Query}");
            }
        };
    }

    public IPage Page { get; }

    /// <summary>The site, by the name that this visitor knows it by.</summary>
    public Uri Address { get; }

    /// <summary>Opens the questions, answers them, and sends them.</summary>
    public async Task AnswerAsync(params (string Field, string Value)[] answers)
    {
        await Page.GotoAsync("/");

        // At once: the journeys choose and type like people, which takes seconds.
        await Page.EvaluateAsync(
            """
            (answers) => {
              for (const [field, value] of answers) {
                const part = document.querySelector(`[type=radio][name='${field}'][value='${value}'], :not([type=radio])[name='${field}']`);
                if (part.type === 'radio') part.checked = true; else part.value = value;
                part.dispatchEvent(new Event('input', { bubbles: true }));
                part.dispatchEvent(new Event('change', { bubbles: true }));
              }
            }
            """,
            answers.Select(answer => new[] { answer.Field, answer.Value }));

        // The page that comes has no mark. The library's own way to wait may miss its loading, which comes from another thread.
        await Page.EvaluateAsync("() => { document.documentElement.dataset.sent = ''; }");
        await Page.GetByRole(AriaRole.Button, new() { Name = "See what fits" }).ClickAsync();
        await Assertions.Expect(Page.Locator("html:not([data-sent]) footer")).ToBeVisibleAsync();
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.FirstChanceException -= SeeFailure;
        var cookies = await _context.CookiesAsync();
        if ((_failed || _faults.Count > 0) && !Page.IsClosed)
        {
            await Page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "TestResults", $"{_test}-{DateTime.UtcNow:HHmmssfff}.png"), FullPage = true });
        }

        await _context.DisposeAsync();
        Assert.Empty(_faults);
        Assert.True(_isEditor || cookies.Count == 0, "A visitor got a cookie.");
    }

    // Disposal does not tell whether the test is failing, but every failure is an exception that passes by here.
    private void SeeFailure(object? sender, FirstChanceExceptionEventArgs e) =>
        _failed |= e.Exception is XunitException or PlaywrightException or TimeoutException;
}
