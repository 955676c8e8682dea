using System.Net;
using CrampCheck.Web.Texts;

namespace CrampCheck.Trust.Tests;

/// <summary>Several people who write and publish as fast as they can, two and more on one text.</summary>
internal sealed class BusyEditors(EditorAtWork editor, Acknowledged acknowledged)
{
    private const int Texts = 4;
    private const int SavesToAPublication = 2;

    /// <summary>Each makes so many saves, or goes on until the site is gone.</summary>
    public Task WorkAsync(RunningSite site, int writers, int saves) =>
        Task.WhenAll(Enumerable.Range(0, writers).Select(i => WriteAsync(editor.Copy(), site, TextKeys.All[i % Texts], saves)));

    // Each at a browser of their own: it remembers what was saved there.
    private async Task WriteAsync(EditorAtWork editor, RunningSite site, string key, int saves)
    {
        try
        {
            var page = await editor.GetAsync(site, "/admin/edit/" + key);
            Assert.Contains("<textarea", page, StringComparison.Ordinal);
            var (title, source, reviewed) = (EditorAtWork.Field(page, "Title"), EditorAtWork.Field(page, "Source"), EditorAtWork.Field(page, "Reviewed"));
            var words = WebUtility.HtmlDecode(page[(page.IndexOf('>', page.IndexOf("<textarea", StringComparison.Ordinal)) + 1)..page.IndexOf("</textarea", StringComparison.Ordinal)])
                .Split("\n\nSaved as ")[0].Trim();
            var basedOn = EditorAtWork.Field(page, "BasedOn");
            for (var i = 0; i < saves; i++)
            {
                var body = $"{words}\n\nSaved as {Guid.NewGuid()}.";
                var answer = await editor.PostAsync(
                    site, "/admin/edit/" + key, ("BasedOn", basedOn), ("Title", title), ("Source", source), ("Reviewed", reviewed), ("Body", body));
                switch (answer.StatusCode)
                {
                    case HttpStatusCode.Redirect:
                        acknowledged.Save(key, body);
                        basedOn = EditorAtWork.Field(await editor.GetAsync(site, answer.Location!), "BasedOn");

                        // Its own version, not one that somebody saved since: of two who publish one version, the first one's reason is kept.
                        if (i % SavesToAPublication == 0 && basedOn.Split('.')[0] == answer.Location!.Split("saved=")[1])
                        {
                            await PublishAsync(editor, site, key, basedOn);
                        }

                        break;

                    // Somebody else was first: kept aside.
                    case HttpStatusCode.Conflict:
                        acknowledged.Save(key, body);
                        basedOn = EditorAtWork.Field(answer.Page, "BasedOn");
                        break;
                    // Its turn did not come in time, or too many came in this minute: said so, not stored, and sent again.
                    case HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests:
                        i--;
                        break;
                    default:
                        Assert.Fail($"{answer.StatusCode}: {answer.Page}");
                        break;
                }
            }
        }
        catch (Exception e) when (e is HttpRequestException or HttpIOException or IOException)
        {
            // The site was killed. What it had not answered may or may not be saved.
        }
    }

    private async Task PublishAsync(EditorAtWork editor, RunningSite site, string key, string number)
    {
        var live = EditorAtWork.Field(await editor.GetAsync(site, "/admin/publish/" + key), "Live");
        var reason = Guid.NewGuid().ToString();
        var answer = await editor.PostAsync(site, "/admin/publish/" + key, ("Draft", number), ("Live", live), ("Reason", reason));
        Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.Conflict or HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests, answer.Page);
        if (answer.StatusCode == HttpStatusCode.Redirect)
        {
            acknowledged.Publish(key, reason);
        }
    }
}
