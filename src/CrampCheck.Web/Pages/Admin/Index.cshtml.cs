using CrampCheck.Web.Data;
using CrampCheck.Web.Editing;
using CrampCheck.Web.Pages.Layout;
using CrampCheck.Web.Texts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CrampCheck.Web.Pages.Admin;

/// <summary>Pending drafts, texts that need attention, and what is live.</summary>
public sealed class IndexModel(TextQueries queries, Reviews reviews, LiveTexts live, SiteClock clock) : PageModel
{
    /// <summary>Months until a text must be checked against its sources again (our choice).</summary>
    public const int MonthsBetweenReviews = 12;

    public IReadOnlyList<(TextState State, IReadOnlyList<string> Warnings)> Texts { get; private set; } = [];

    /// <summary>The open requests to read a draft, by text.</summary>
    public IReadOnlyDictionary<string, AuditEntry> Reviews { get; private set; } = new Dictionary<string, AuditEntry>();

    public async Task OnGetAsync()
    {
        var all = await queries.AllAsync();
        Texts = [.. all.Select(state => (state, (IReadOnlyList<string>)[.. Warnings(state)]))];
        Reviews = await reviews.OpenAsync(all);
    }

    private IEnumerable<string> Warnings(TextState state)
    {
        if (state.Live.ReviewedOn is not { } reviewed)
        {
            yield return "It has no review date.";
        }
        else if (reviewed.AddMonths(MonthsBetweenReviews) < clock.Today)
        {
            yield return $"It was last checked on {Words.Day(reviewed)}. Check it against its sources, change the day, and publish it.";
        }

        // Also what was published before a rule was there, or came by another way than these pages.
        var (now, text) = (live.Now, state.Live.ToText());
        var shown = now[state.Key].Source == text ? now[state.Key] : RenderedText.TryFrom(text);
        foreach (var problem in TextChecks.Check(state.Key, TextForm.Of(state.Live), shown, now.Article, clock.Today).Where(problem => !problem.IsAdvice && problem.Field != nameof(TextForm.Reviewed)))
        {
            yield return problem.Message;
        }
    }
}
