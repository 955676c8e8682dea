using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CrampCheck.Browser.Tests;

[Collection(EditorsSite.Name)]
public sealed class EditorPreviewTests(Site site)
{
    // What visitors' and editors' browsers must never run, load or follow.
    private static readonly string[] Hostile =
    [
        "<script>alert(1)</script>",
        "<script src=https://evil.example/x.js></script>",
        "<img src=x onerror=alert(1)>",
        "<img src=https://evil.example/x.png>",
        "<svg onload=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        "<iframe src=https://evil.example></iframe>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<object data=https://evil.example/x></object>",
        "<link rel=stylesheet href=https://evil.example/x.css>",
        "<meta http-equiv=refresh content='0;url=https://evil.example'>",
        "<base href=https://evil.example/>",
        "<style>@import 'https://evil.example/x.css';</style>",
        "<form action=https://evil.example><input autofocus onfocus=alert(1)></form>",
        "<details open ontoggle=alert(1)><summary>x</summary></details>",
        "<video><source onerror=alert(1)></video>",
        "</textarea><script>alert(1)</script>",
        "</title></main><script>alert(1)</script>",
        "\"><script>alert(1)</script>",
        "[press](javascript:alert(1))",
        "[press](JaVaScRiPt&colon;alert(1))",
        "[press](data:text/html,<script>alert(1)</script>)",
        "[press](vbscript:msgbox(1))",
        "![picture](https://evil.example/x.png)",
        "![picture](x\"onerror=\"alert(1))",
        "<javascript:alert(1)>",
        "[a]: javascript:alert(1)\n\n[a]",
        "<a href='javascript:alert(1)'>press</a>",
        "[x](https://evil.example/\"onmouseover=\"alert(1))",
    ];

    [BrowserFact]
    public async Task Type_WithoutPressingAnything_UpdatesPreviewAndProblems()
    {
        await using var editor = await site.EditAsync();
        await editor.JoinAsync();
        await editor.OpenAsync("advice/none");
        var live = editor.Page.Locator("#live");
        await Assertions.Expect(live).ToContainTextAsync("easy to read");

        await editor.Body.FillAsync("Nevertheless, **individualised** pharmacological intervention necessitates interdisciplinary consultation.");
        await Assertions.Expect(live.Locator("strong")).ToHaveTextAsync("individualised");
        await Assertions.Expect(live).ToContainTextAsync("shorter words and sentences would help");

        await editor.Page.GetByLabel("Title").FillAsync("");
        await Assertions.Expect(editor.Page.Locator("#problems-Title")).ToContainTextAsync("Write the title.");
        await Assertions.Expect(editor.Page.Locator("#to-fix")).ToContainTextAsync("1 thing to fix");
    }

    [BrowserFact]
    public async Task Write_WithToolsShortcutsAndPaste_GivesCleanMarkdown()
    {
        await using var editor = await site.EditAsync(width: 1280);
        await editor.JoinAsync();
        await editor.OpenAsync("advice/none");
        await editor.Body.FillAsync("Keep warm.");
        await SelectAsync("Keep");
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await editor.Page.Keyboard.PressAsync("Control+b");
        }

        await Assertions.Expect(editor.Body).ToHaveValueAsync("**Keep** warm.");
        await SelectAsync("warm");
        await PasteAsync("text/plain", "https://www.nhs.uk/warm");
        await Assertions.Expect(editor.Body).ToHaveValueAsync("**Keep** [warm](https://www.nhs.uk/warm).");
        await SelectAsync("**Keep** [warm](https://www.nhs.uk/warm).");
        await PasteAsync("text/html", "<style>p { color: red }</style><b style='font-weight:normal'><h1>Part</h1><p class=MsoNormal style='margin:0'>Some <b>bold</b>&nbsp;<i>words</i><script>alert(1)</script></p><ul><li>one<li>two</ul></b>");
        await Assertions.Expect(editor.Body).ToHaveValueAsync("## Part\n\nSome **bold** *words*\n\n- one\n- two");

        await SelectAsync("- one\n- two");
        await PasteAsync("text/html", "<table><thead><tr><th>Food<th>Calcium</thead><tr><td><p>Milk</p><td>300 mg</table>");
        await Assertions.Expect(editor.Body).ToHaveValueAsync("## Part\n\nSome **bold** *words*\n\n- Food, Calcium\n- Milk, 300 mg");

        await editor.PressAsync("Quote…");
        foreach (var sentence in new[] { 0, 1, 3 })
        {
            await editor.Page.Locator("dialog input").Nth(sentence).CheckAsync();
        }

        await editor.PressAsync("Quote these");
        await Assertions.Expect(editor.Body).ToHaveValueAsync(new Regex(@"\n\n> Sudden leg cramps [^>]*\. [^>]* \[…\] [^>]*"));
        await editor.Body.FillAsync("Start");
        await editor.Page.Keyboard.PressAsync("End");
        await PasteAsync("text/html", "<h2>Part</h2><p class=MsoListParagraph><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span>first<p class=MsoListParagraph><span style='mso-list:Ignore'>2.</span>second<ul><li>one<ul><li>two</ul></li><ul><li>three</ul></ul>");
        await Assertions.Expect(editor.Body).ToHaveValueAsync("Start\n\n## Part\n\n1. first\n2. second\n\n- one\n  - two\n  - three");
        await SelectAsync("Start");
        await PasteAsync("text/plain", "www.nhs.uk");
        await Assertions.Expect(editor.Body).ToHaveValueAsync(new Regex(@"^\[Start\]\(https://www\.nhs\.uk\)\n"));

        // Saved without leaving the place.
        await editor.Page.Keyboard.PressAsync("Control+s");
        await Assertions.Expect(editor.Page.Locator("#unsaved")).ToContainTextAsync("Saved, ");
        await Assertions.Expect(editor.Body).ToBeFocusedAsync();

        Task SelectAsync(string words) => editor.Body.EvaluateAsync("(box, words) => { box.focus(); const at = box.value.indexOf(words); box.setSelectionRange(at, at + words.length); }", words);
        Task PasteAsync(string type, string words) => editor.Body.EvaluateAsync(
            "(box, [type, words]) => { const clipboardData = new DataTransfer(); clipboardData.setData(type, words); box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })); }",
            new[] { type, words });
    }

    [BrowserFact]
    public async Task Fix_WithOnePress_ChangesWordsAtOnce()
    {
        await using var editor = await site.EditAsync();
        await editor.JoinAsync();
        await editor.OpenAsync("advice/none");
        await editor.Body.FillAsync("Lead.\n\nSee [NHS](http://nhs.uk).");

        await Assertions.Expect(editor.Page.Locator(".mirror mark")).ToContainTextAsync("NHS");
        await editor.Page.GetByText("1 thing to fix").ClickAsync();
        var note = editor.Page.Locator(".at-words");
        await Assertions.Expect(note).ToContainTextAsync("is not secure");
        Assert.True((await note.BoundingBoxAsync())!.Y - (await editor.Page.Locator(".mirror mark").BoundingBoxAsync())!.Y < 50);
        await note.GetByText("Use https").ClickAsync();

        await Assertions.Expect(editor.Body).ToHaveValueAsync("Lead.\n\nSee [NHS](https://nhs.uk).");
        await Assertions.Expect(editor.Page.Locator("#to-fix")).ToContainTextAsync("Nothing to fix");
    }

    [BrowserFact]
    public async Task Type_WhilePreviewIsLoading_CancelsItQuietly()
    {
        await using var editor = await site.EditAsync();
        await editor.JoinAsync();
        await editor.OpenAsync("advice/none");
        await editor.Page.EvaluateAsync(
            """
            () => {
              let asked = 0;
              window.fetch = async (_, { signal }) => {
                document.body.dataset.asked = ++asked;
                return new Response(new ReadableStream({ start: (body) => signal.addEventListener('abort', () => body.error(signal.reason)) }));
              };
            }
            """);
        await editor.Body.FillAsync("One.");
        await Assertions.Expect(editor.Page.Locator("body")).ToHaveAttributeAsync("data-asked", "1");

        await editor.Body.FillAsync("Two.");

        // An error in a script is a fault of the site's: see Visitor.
        await Assertions.Expect(editor.Page.Locator("body")).ToHaveAttributeAsync("data-asked", "2");
    }

    [BrowserFact]
    public async Task Show_HostileTexts_RunsNothingAndRequestsNothing()
    {
        const string key = "research/cold-stimulation";
        await using var editor = await site.EditAsync(width: 1280);
        var page = editor.Page;
        await editor.JoinAsync();
        var first = await editor.OpenAsync(key);
        var all = string.Join("\n\n", Hostile);
        await page.GetByLabel("Title").FillAsync(Hostile[2]);
        await page.GetByLabel("Source", new() { Exact = true }).FillAsync(Hostile[20]);
        await editor.Body.FillAsync(all);
        await Assertions.Expect(page.Locator("#live")).ToContainTextAsync("alert(1)");
        await IsHarmlessAsync(page);
        foreach (var button in await page.Locator("button[name=On]").AllAsync())
        {
            var opened = await page.Context.RunAndWaitForPageAsync(() => button.ClickAsync());
            await Assertions.Expect(opened.Locator(".preview-bar")).ToContainTextAsync("as typed, not saved");
            await IsHarmlessAsync(opened);
            await opened.CloseAsync();
        }

        await editor.SaveAsync(all);
        foreach (var path in new[] { $"edit/{key}", $"preview/{key}?version=2", $"preview/{key}?version=2&on=article", $"compare/{key}", $"history/{key}", $"publish/{key}", "", "log" })
        {
            await page.GotoAsync($"/admin/{path}");
            await IsHarmlessAsync(page);
        }

        // A reason is shown to visitors.
        await editor.OpenAsync(key);
        await page.GetByLabel("Title").FillAsync("What research says about cold stimulation");
        await editor.SaveAsync(first);
        await editor.GoToAsync("Publish");
        await page.GetByLabel("Why?").FillAsync(Hostile[2]);
        await editor.PressAsync("Publish now");
        await Assertions.Expect(editor.Done).ToContainTextAsync("is live");
        await editor.GoToAsync("History");
        await IsHarmlessAsync(page);
        await using var visitor = await site.VisitAsync();
        await visitor.Page.GotoAsync("/how-it-works");
        await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync(Hostile[2]);
        await IsHarmlessAsync(visitor.Page);
    }

    // Dialogs, foreign requests and what the browser itself had to block are faults of every visit.
    private static async Task IsHarmlessAsync(IPage page)
    {
        var found = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('*')]
              .filter(part => part.matches('body :is(script, style, link, meta, base, img, picture, video, audio, source, iframe, object, embed, math, svg:has(script, style, image, use, a))')
                || [...part.attributes].some(({ name, value }) => name.startsWith('on') || /^\s*(javascript|data|vbscript):/i.test(value)))
              .map(part => part.outerHTML)
            """);
        Assert.Empty(found);
    }
}
