using System.Globalization;

namespace CrampCheck.Rules.Tests;

/// <summary>The reviewed table, expected-scores.csv.</summary>
internal static class ExpectedScores
{
    public static Dictionary<(string Cause, string Answer, string Frequency), PointRange> Rows { get; } = Read();

    public static Scores Of(in Answers answers)
    {
        var (need, upperLevel) = AgeGroups.NeedOf(answers.AgeGroup);
        return new(
            Row(Cause.CalciumDeficiency, RowNames.Calcium(answers.Calcium, need, upperLevel), answers.Frequency),
            Row(Cause.ColdStimulation, RowNames.Room(answers.Room, answers.NightCooling), answers.Frequency),
            Row(Cause.Overexertion, RowNames.Exercise(answers.Exercise), answers.Frequency));
    }

    public static PointRange Row(Cause cause, string answer, Frequency frequency) => Rows[Key(cause, answer, frequency)];

    public static (string Cause, string Answer, string Frequency) Key(Cause cause, string answer, Frequency frequency) =>
        (NameOf(cause), answer, RowNames.Of(frequency));

    private static string NameOf(Cause cause) => cause switch
    {
        Cause.CalciumDeficiency => "calcium-deficiency",
        Cause.ColdStimulation => "cold-stimulation",
        _ => "overexertion",
    };

    private static Dictionary<(string Cause, string Answer, string Frequency), PointRange> Read() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "expected-scores.csv"))
            .Skip(1)
            .Select(line => line.Split(','))
            .ToDictionary(cells => (cells[0], cells[1], cells[2]), cells => new PointRange(Whole(cells[3]), Whole(cells[4])));

    private static int Whole(string cell) => int.Parse(cell, NumberStyles.None, CultureInfo.InvariantCulture);
}
