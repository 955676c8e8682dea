using System.Net;
using CrampCheck.Rules;
using CrampCheck.Web.Editing;
using CrampCheck.Web.Pages.Admin.Texts;
using CrampCheck.Web.Pages.Questions;
using CrampCheck.Web.Pages.Result;
using CrampCheck.Web.Texts;
using Microsoft.Extensions.DependencyInjection;

namespace CrampCheck.Web.Tests.Pages.Admin.Texts;

public sealed class PreviewsTests(Site site) : IClassFixture<Site>
{
    private const string Words = "Words of a preview.";
    private const string Others = "Result: several causes lead|Result: no cause fits|Result: cannot tell yet";

    public static TheoryData<string> Keys => [.. TextKeys.All];

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task Preview_EveryTextOnEveryPage_ShowsItsWordsThere(string key)
    {
        var editor = await Editor.NewAsync(site, isPublisher: false);
        var page = await editor.PageAsync("/admin/edit/" + key);
        foreach (var on in Previews.Of(key))
        {
            var answer = await editor.Client.SendFormAsync(
                [("__RequestVerificationToken", page.QuerySelector("#text [name=__RequestVerificationToken]")!.GetAttribute("value")!), ("Body", Words + "\n\n## Urgent\n\n- " + Words), ("Title", "T"), ("On", on.Code)],
                "/admin/preview/" + key);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var shown = await answer.PageAsync();

            // Advice is not on a result to which nothing in the answers points.
            var isShown = on.Code is not ("none" or "joint" or "unknown" or "cold-stimulation") || key == Previews.Of(key)[0].Code || !key.StartsWith("advice/", StringComparison.Ordinal);
            Assert.True(!isShown || shown.QuerySelector("main")!.TextContent.Contains(Words, StringComparison.Ordinal), on.Code);
            Assert.Equal(on.Answers is null ? null : on.Code, shown.QuerySelector("main")!.GetAttribute("data-outcome"));

            // Its fold is open, and no other.
            Assert.True(!isShown || on.Answers is null || Assert.Single(shown.QuerySelectorAll("main details[open]:has(> summary[autofocus])")).TextContent.Contains(Words, StringComparison.Ordinal), on.Code);
        }
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Of_EveryText_BeginsWithAPageThatShowsIt(string key)
    {
        var on = Previews.Of(key)[0];
        if (on.Answers is { } answers && key.StartsWith("advice/", StringComparison.Ordinal))
        {
            Assert.True(new AnswersFormValidator().Validate(answers).IsValid);
            Assert.Equal(key, SiteTexts.KeyFor(new ResultView(answers, site.Services.GetRequiredService<LiveTexts>().Now, default).Assessment.Verdict));
        }
    }

    [Theory]
    [InlineData("advice/calcium-deficiency", "Result: calcium leads|" + Others)]
    [InlineData("advice/cold-stimulation", "Result: cold leads|" + Others)]
    [InlineData("advice/overexertion", "Result: overexertion leads|" + Others)]
    [InlineData("advice/joint", Others + "|Result: cold leads")]
    [InlineData("advice/unknown", "Result: cannot tell yet|Result: several causes lead|Result: no cause fits|Result: cold leads")]
    [InlineData("safety", "Result: cold leads|" + Others + "|Page: cramp right now")]
    [InlineData("not-looked-at", "Result: cold leads|" + Others)]
    [InlineData("cramp-now", "Page: cramp right now")]
    [InlineData("research/overexertion", "Result: overexertion leads|" + Others + "|Page: the article")]
    public void Of_AText_NamesItsPagesMostTellingFirst(string key, string names) =>
        Assert.Equal(names, string.Join('|', Previews.Of(key).Select(page => page.Name)));

    [Fact]
    public void Count_AnswerSets_MatchesTheirOutcomes()
    {
        var showing = site.Services.GetRequiredService<TextUsage>();
        Assert.Equal(AnswerSets.Count, TextKeys.All.Sum(key => showing[key].First));
        Assert.Equal((5950, 5950), showing[TextKeys.Joint]);
        Assert.Equal((2320, 2320), showing[TextKeys.None]);
        Assert.Equal((2432, 2432), showing[TextKeys.Unknown]);
        Assert.Equal((AnswerSets.Count, 0), showing[TextKeys.Safety]);
        Assert.Equal((0, 0), showing[TextKeys.CrampNow]);
        Assert.Equal(24938, CauseSet.All.Sum(cause => showing[TextKeys.Advice(cause)].First));
        Assert.Equal((11512, 12314, 16345), (showing[TextKeys.Advice(Cause.CalciumDeficiency)].Shown, showing[TextKeys.Advice(Cause.ColdStimulation)].Shown, showing[TextKeys.Advice(Cause.Overexertion)].Shown));
    }
}
