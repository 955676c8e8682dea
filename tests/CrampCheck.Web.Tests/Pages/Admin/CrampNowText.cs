using System.Globalization;
using CrampCheck.Web.Texts;
using Microsoft.Extensions.Time.Testing;

namespace CrampCheck.Web.Tests.Pages.Admin;

/// <summary>The text of /cramp-now, as editors save it and visitors read it.</summary>
internal static class CrampNowText
{
    public const string Key = TextKeys.CrampNow;

    /// <summary>Saves a draft with a body that was never there before.</summary>
    public static async Task<string> SaveAsync(Editor editor)
    {
        var body = string.Create(CultureInfo.InvariantCulture, $"Stretch{Random.Shared.Next(100_000_000)} the calf.");
        await editor.SendAsync("/admin/edit/" + Key, "Save", ("Title", "Cramp right now?"), ("Source", "A test"), ("Reviewed", "2026-11-20"), ("Body", body));
        return body;
    }

    public static Task<string> VisitAsync(Site site, string path) => site.Client().GetStringAsync(new Uri(path, UriKind.Relative));

    /// <summary>Moves the clock on until visitors see the words: the site looks for them once a second.</summary>
    public static async Task AdvanceUntilShownAsync(Site site, FakeTimeProvider time, string words)
    {
        for (var tries = 0; tries < 1000; tries++)
        {
            if ((await VisitAsync(site, "/cramp-now")).Contains(words, StringComparison.Ordinal))
            {
                return;
            }

            time.Advance(TimeSpan.FromMilliseconds(50));
        }

        Assert.Fail("It never went live.");
    }
}
