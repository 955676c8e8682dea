using System.Net;
using Xunit.Abstractions;

namespace CrampCheck.Trust.Tests;

/// <summary>A clock that jumps does no harm. The site's own clock jumps in SessionTests; only the machine's makes the keys of cookies expire, too.</summary>
public sealed class ClockTests(ITestOutputHelper output)
{
    private const string Words = "Words that must not be lost.";

    [ClockFact]
    public async Task Jump_AYearThereAndBack_LosesNothingAndEndsSessionsSafely()
    {
        using var folder = new Folder();
        using var other = new Folder();
        var clock = Path.Combine(other.Path, "clock");
        await File.WriteAllTextAsync(clock, "+0");
        await using var site = await RunningSite.StartAsync(
            folder.Path, ("LD_PRELOAD", ClockFactAttribute.Library!), ("FAKETIME_TIMESTAMP_FILE", clock), ("FAKETIME_CACHE_DURATION", "1"), ("DONT_FAKE_MONOTONIC", "1"));
        await site.ReadyAsync();
        var acknowledged = new Acknowledged();
        var editor = await EditorAtWork.NewAsync(site, folder.Path);
        await new BusyEditors(editor, acknowledged).WorkAsync(site, writers: 2, saves: 3);
        foreach (var years in new[] { 1, -1, 0 })
        {
            await File.WriteAllTextAsync(clock, $"{365 * years:+0;-0;+0}d");
            await UntilItIsAsync(site, DateTimeOffset.UtcNow.AddDays(365 * years).Year);
            Assert.Equal(HttpStatusCode.OK, (await site.Client.SendFormAsync(Forms.Complete)).StatusCode);
            var answer = await editor.PostAsync(site, "/admin/edit/safety", ("BasedOn", "1"), ("Title", "Title"), ("Body", Words));
            output.WriteLine($"{years}: {answer.StatusCode}");
            Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.Unauthorized or HttpStatusCode.Conflict or HttpStatusCode.BadRequest, answer.Page);
            Assert.True(answer.StatusCode == HttpStatusCode.Redirect || answer.Page.Contains(Words, StringComparison.Ordinal));
        }

        await new BusyEditors(await EditorAtWork.NewAsync(site, folder.Path), acknowledged).WorkAsync(site, writers: 2, saves: 3);
        Assert.Empty(History.Faults(folder.Database, acknowledged));
        output.Report("Clock", "a year forth, a year back: no failure, words kept, numbers in order");
    }

    private static async Task UntilItIsAsync(RunningSite site, int year)
    {
        while ((await site.Client.GetAsync(new Uri("/health/live", UriKind.Relative))).Headers.Date?.Year != year)
        {
            await Task.Yield();
        }
    }
}
