using CrampCheck.Rules;
using CrampCheck.Web.Pages.Questions;
using CrampCheck.Web.Texts;
using Microsoft.Extensions.Primitives;

namespace CrampCheck.Web.Pages.Admin.Texts;

/// <summary>The pages that show a text: real results of each kind, and pages of their own.</summary>
public static class Previews
{
    /// <summary>The pages that are not results.</summary>
    public const string CrampNow = "cramp-now", Article = "article";

    private static readonly PreviewPage Calcium = Result(
        Cause.CalciumDeficiency.Code(), "Result: calcium leads", "monthly", "none", "", "warm", "no", "300");

    private static readonly PreviewPage Cold = Result(
        Cause.ColdStimulation.Code(), "Result: cold leads", "weekly", "none", "", "cold", "yes", "1100");

    private static readonly PreviewPage Overexertion = Result(
        Cause.Overexertion.Code(), "Result: overexertion leads", "rarely", "vigorous", "90", "warm", "no", "1000");

    private static readonly IReadOnlyList<PreviewPage> Others =
    [
        Result("joint", "Result: several causes lead", "mostNights", "vigorous", "60", "cold", "no", "1000"),
        Result("none", "Result: no cause fits", "rarely", "light", "30", "comfortable", "no", "1000"),
        Result("unknown", "Result: cannot tell yet", "unknown", "unknown", "", "unknown", "unknown", null),
    ];

    private static readonly PreviewPage CrampNowPage = new(CrampNow, "Page: cramp right now", null);
    private static readonly PreviewPage ArticlePage = new(Article, "Page: the article", null);

    /// <summary>The pages that show a text, the most telling first.</summary>
    public static IReadOnlyList<PreviewPage> Of(string key) => key switch
    {
        TextKeys.CrampNow => [CrampNowPage],
        TextKeys.Joint or TextKeys.None or TextKeys.Unknown => [.. Others.OrderByDescending(page => key.EndsWith(page.Code, StringComparison.Ordinal)), Cold],
        TextKeys.Safety => [Cold, .. Others, CrampNowPage],
        TextKeys.NotLookedAt => [Cold, .. Others],
        _ when Leading(key, TextKeys.Advice) is { } advised => [advised, .. Others],
        _ => [Leading(key, TextKeys.Research)!, .. Others, ArticlePage],
    };

    /// <summary>The fold of a result that holds a text, by its <c>data-fold</c>.</summary>
    public static string FoldOf(string key) => key switch
    {
        TextKeys.Joint or TextKeys.None or TextKeys.Unknown => "advice",
        TextKeys.Safety => "help",
        TextKeys.NotLookedAt => "not-looked-at",
        _ => CauseSet.All.Where(cause => key == TextKeys.Advice(cause) || key == TextKeys.Research(cause)).Select(cause => cause.Code()).SingleOrDefault(""),
    };

    private static PreviewPage? Leading(string key, Func<Cause, string> keyOf) =>
        new[] { Calcium, Cold, Overexertion }.FirstOrDefault(page => CauseSet.All.Any(cause => keyOf(cause) == key && cause.Code() == page.Code));

    private static PreviewPage Result(
        string code, string name, string frequency, string intensity, string minutes, string room, string cooling, string? milligrams) =>
        new(code, name, AnswersForm.From(new FormCollection(new Dictionary<string, StringValues>(StringComparer.OrdinalIgnoreCase)
        {
            ["Frequency"] = frequency,
            ["ExerciseIntensity"] = intensity,
            ["ExerciseMinutes"] = minutes,
            ["Room"] = room,
            ["NightCooling"] = cooling,
            ["Calcium"] = milligrams is null ? AskedQuestion.Unknown : CalciumQuestion.Amount,
            ["CalciumMilligrams"] = milligrams ?? "",
        })));
}
