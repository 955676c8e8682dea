using CrampCheck.Rules;
using CrampCheck.Web.Editing;
using CrampCheck.Web.Pages.Questions;

namespace CrampCheck.Web.Pages.Explanation;

/// <summary>The rules in words.</summary>
public static class RuleWords
{
    public static string MeasureName(Measure measure) => measure switch
    {
        Measure.CalciumShare => "Calcium, as a share of what you need",
        Measure.Room => "The bedroom at night",
        Measure.CooledRoom => "The bedroom, if an air conditioner or fan runs at night",
        Measure.Intensity => "How hard the exercise or leg work is",
        Measure.EffortMinutes => "How long: effort minutes a day",
        Measure.VigorousMinutes => "Long and hard at once",
        _ => "How often the cramps come",
    };

    public static string Condition(Measure measure, Interval when) => measure switch
    {
        Measure.CalciumShare => Run(when, " % of the need"),
        Measure.Room or Measure.CooledRoom => QuestionWords.Temperatures(when),
        Measure.Intensity => Intensities(when),
        Measure.EffortMinutes => Run(when, " minutes"),
        Measure.VigorousMinutes => Run(when, " minutes of hard exercise or leg work"),
        _ => Often(when),
    };

    private static string Run(Interval when, string unit) => (when.Low, when.High) switch
    {
        ({ } low, null) => $"{low}{unit} or more",
        (null, { } high) => when.HoldsHigh ? $"up to {high}{unit}" : $"under {high}{unit}",
        ({ } low, { } high) => $"{(when.HoldsLow ? "" : "over ")}{low} to under {high}{unit}",
        _ => "any",
    };

    private static string Intensities(Interval when) => string.Join(
        " or ",
        Enum.GetValues<Intensity>().Where(intensity => when.Contains((int)intensity)).Select(QuestionWords.Hard))
        + " exercise or leg work";

    private static string Often(Interval when) => string.Join(
        ", or ",
        Enum.GetValues<Frequency>().Where(frequency => when.Contains((int)frequency)).Select(QuestionWords.Often));
}
