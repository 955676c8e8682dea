using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Dom;
using CrampCheck.Web.Pipeline;
using CrampCheck.Web.Texts;

namespace CrampCheck.Web.Tests.Pages.Admin;

public sealed class BackupPageTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Import_AnExport_ShowsItsChangesFirstAndBringsThemInAsDrafts()
    {
        var editor = await Editor.NewAsync(site);
        var file = await (await editor.GetAsync("/admin/texts.json")).Content.ReadAsStringAsync();
        await editor.SendAsync("/admin/edit/" + TextKeys.None, "Save", ("Body", "Changed since the export."));

        var sent = await UploadAsync(editor, Encoding.UTF8.GetBytes(file), "application/json");
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var path = sent.Headers.Location!.OriginalString;
        var changes = await editor.PageAsync(path);
        Assert.Contains("export", string.Concat(changes.QuerySelectorAll("dd del").Select(removed => removed.TextContent)), StringComparison.Ordinal);

        await PressAsync(editor, changes, path);
        var versions = await site.VersionsAsync(TextKeys.None);
        Assert.Equal(versions[0].Body, versions[^1].Body);

        Assert.DoesNotContain(await site.LogAsync(), entry => entry.Action == "published");
    }

    [Theory]
    [InlineData("BasedOn", "-1")]
    [InlineData("BasedOn", "2147483647")]
    [InlineData("Reviewed", "some day")]
    [InlineData("Title", "\u202E \uFFFF \u0001")]
    [InlineData("Body", null)]
    public async Task Import_AnExportOfAnyDraft_IsAccepted(string field, string? value)
    {
        var editor = await Editor.NewAsync(site, isPublisher: true);

        // As long as a form can be.
        value ??= new string('x', 1_000_000);
        var saved = await editor.SendAsync("/admin/edit/" + TextKeys.Joint, "Save", (field, value), ("Source", $"A test {Guid.NewGuid()}"));
        Assert.Contains(saved.StatusCode, new[] { HttpStatusCode.Redirect, HttpStatusCode.Conflict });

        var sent = await UploadAsync(editor, await (await editor.GetAsync("/admin/texts.json")).Content.ReadAsByteArrayAsync(), "application/json");

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
    }

    [Theory]
    [InlineData("", "application/json")]
    [InlineData("{}", "application/json")]
    [InlineData("<html>", "text/html")]
    [InlineData("[[[[[[[[", "application/json")]
    [InlineData("x", "text/plain; charset=utf-7")]
    public async Task Import_AnythingElse_IsRefusedWithAMessage(string content, string type)
    {
        var editor = await Editor.NewAsync(site);
        var answer = await UploadAsync(editor, Encoding.UTF8.GetBytes(content), type);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotEmpty((await answer.PageAsync()).QuerySelector(".summary, main h1")!.TextContent);
    }

    [Fact]
    public async Task Import_AFileThatIsTooLarge_SaysHowLargeItCanBe()
    {
        var editor = await Editor.NewAsync(site);
        Assert.Contains("The maximum is 5 MB", (await editor.PageAsync("/admin/backup")).QuerySelector("#File-hint")!.TextContent, StringComparison.Ordinal);

        var answer = await UploadAsync(editor, new byte[FormGate.MaxFileBytes], "application/json");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("The limit is 5 MB", (await answer.PageAsync()).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x", "form-data; name=\"a\"", "text/plain; charset=utf-7")]
    [InlineData("x", "nonsense", "text/plain")]
    [InlineData("x", "form-data; name=\"File\"; filename=\"\"", "x")]
    public async Task Import_AnUnreadableForm_IsRefusedWithAMessage(string content, string disposition, string type)
    {
        var editor = await Editor.NewAsync(site);
        var body = $"--b\r\nContent-Disposition: {disposition}\r\nContent-Type: {type}\r\n\r\n{content}\r\n--b--\r\n";
        using var request = new StringContent(body);
        request.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");

        var answer = await editor.Client.PostAsync(new Uri("/admin/backup", UriKind.Relative), request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotEmpty((await answer.PageAsync()).QuerySelector("main h1")!.TextContent);
    }

    [Fact]
    public async Task Send_AFileAnywhereElse_IsRefused()
    {
        var editor = await Editor.NewAsync(site);
        using var form = new MultipartFormDataContent { { new StringContent("x"), "Body" } };
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await editor.Client.PostAsync(new Uri("/admin/people", UriKind.Relative), form)).StatusCode);
    }

    [Fact]
    public async Task Open_AMissingImport_SaysSo() =>
        Assert.Equal(HttpStatusCode.NotFound, (await (await Editor.NewAsync(site)).GetAsync("/admin/backup/99999")).StatusCode);

    [Fact]
    public async Task Head_Texts_HasStatusAndTypeOfGet()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/admin/texts.json");
        var answer = await (await Editor.NewAsync(site)).Client.SendAsync(request);
        Assert.Equal((HttpStatusCode.OK, "application/json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    private static async Task<HttpResponseMessage> UploadAsync(Editor editor, byte[] content, string type)
    {
        var page = await editor.PageAsync("/admin/backup");
        var token = ((IHtmlInputElement)page.QuerySelector("main [name=__RequestVerificationToken]")!).Value;
        using var file = new ByteArrayContent(content);
        file.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { file, "File", "texts.json" } };
        return await editor.Client.PostAsync(new Uri("/admin/backup", UriKind.Relative), form);
    }

    private static async Task PressAsync(Editor editor, IHtmlDocument page, string path)
    {
        var form = page.QuerySelector("main form")!;
        var fields = form.QuerySelectorAll("input, button[name]").Select(field => (field.GetAttribute("name")!, field.GetAttribute("value") ?? ""));
        var answer = await editor.Client.SendFormAsync(fields, form.GetAttribute("action") ?? path);
        Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.OK, $"{answer.StatusCode}");
    }
}
