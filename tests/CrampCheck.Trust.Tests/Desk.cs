using System.Globalization;
using System.Net;
using CrampCheck.Web.Texts;
using Microsoft.Data.Sqlite;

namespace CrampCheck.Trust.Tests;

/// <summary>What the site said that it stored: the words of versions, and the reasons of publications.</summary>
internal sealed class Acknowledged
{
    private readonly Lock _one = new();
    private readonly List<(string Key, string Body)> _saves = [];
    private readonly List<(string Key, string Reason)> _publications = [];
    private (int Count, TaskCompletionSource Reached) _target = (int.MaxValue, new());

    public IReadOnlyList<(string Key, string Body)> Saves
    {
        get
        {
            lock (_one)
            {
                return [.. _saves];
            }
        }
    }

    public IReadOnlyList<(string Key, string Reason)> Publications
    {
        get
        {
            lock (_one)
            {
                return [.. _publications];
            }
        }
    }

    public void Save(string key, string body)
    {
        lock (_one)
        {
            _saves.Add((key, body));
            if (_saves.Count >= _target.Count)
            {
                _target.Reached.TrySetResult();
            }
        }
    }

    public void Publish(string key, string reason)
    {
        lock (_one)
        {
            _publications.Add((key, reason));
        }
    }

    /// <summary>Ends when more than so many saves are added to those of now.</summary>
    public Task WhenSavedMore(int count)
    {
        lock (_one)
        {
            _target = (_saves.Count + count + 1, new(TaskCreationOptions.RunContinuationsAsynchronously));
            return _target.Reached.Task;
        }
    }
}

/// <summary>Several people who write and publish as fast as they can, two and more on one text.</summary>
internal sealed class Desk(EditorAtWork editor, Acknowledged acknowledged)
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
            // The site was killed. What it had not answered may be there or not.
        }
    }

    private async Task PublishAsync(EditorAtWork editor, RunningSite site, string key, string number)
    {
        var live = EditorAtWork.Field(await editor.GetAsync(site, "/admin/publish/" + key), "LiveNumber");
        var reason = Guid.NewGuid().ToString();
        var answer = await editor.PostAsync(site, "/admin/publish/" + key, ("Number", number), ("LiveNumber", live), ("Reason", reason));
        Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.Conflict or HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests, answer.Page);
        if (answer.StatusCode == HttpStatusCode.Redirect)
        {
            acknowledged.Publish(key, reason);
        }
    }
}

/// <summary>Compares what a database holds with what was acknowledged.</summary>
internal static class History
{
    /// <summary>Everything that is wrong, in words; empty where nothing is.</summary>
    public static List<string> Faults(string database, Acknowledged acknowledged) => Faults(database, acknowledged.Saves, acknowledged.Publications);

    /// <summary>The same for what was acknowledged until some moment.</summary>
    public static List<string> Faults(string database, IReadOnlyList<(string Key, string Body)> saves, IReadOnlyList<(string Key, string Reason)> publications)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString());
        connection.Open();
        var versions = Rows("SELECT Key, Number, BasedOn, IsAside, Body FROM TextRevisions ORDER BY Key, Number");
        var live = Rows("SELECT Key, Reason FROM Publications");
        var bodies = versions.Select(row => (row[0], row[4])).ToHashSet();
        var reasons = live.Select(row => (row[0], row[1])).ToHashSet();
        List<string> faults =
        [
            .. saves.Where(save => !bodies.Contains((save.Key, save.Body))).Select(save => $"lost save of {save.Key}"),
            .. publications.Where(publication => !reasons.Contains((publication.Key, publication.Reason))).Select(publication => $"lost publication of {publication.Key}"),
            .. Rows("PRAGMA integrity_check").Select(row => row[0]).Where(found => found != "ok"),
            .. Rows("PRAGMA foreign_key_check").Select(row => $"foreign key: {row[0]}"),
        ];
        foreach (var text in versions.GroupBy(row => row[0]))
        {
            if (!text.Select(row => row[1]).SequenceEqual(Enumerable.Range(1, text.Count()).Select(number => number.ToString(CultureInfo.InvariantCulture))))
            {
                faults.Add($"{text.Key}: a number is missing");
            }

            var drafts = text.Where(row => row[3] == "0").ToList();
            faults.AddRange(drafts.Zip(drafts.Skip(1)).Where(pair => pair.Second[2] != pair.First[1]).Select(pair => $"{text.Key}: version {pair.Second[1]} was based on {pair.Second[2]}, not on {pair.First[1]}"));
        }

        return faults;

        List<string[]> Rows(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            using var reader = command.ExecuteReader();
            var rows = new List<string[]>();
            while (reader.Read())
            {
                rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)!)]);
            }

            return rows;
        }
    }
}
