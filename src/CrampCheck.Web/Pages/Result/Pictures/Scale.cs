using CrampCheck.Rules;
using CrampCheck.Web.Pages.Questions;

namespace CrampCheck.Web.Pages.Result.Pictures;

/// <summary>One stretch of a scale.</summary>
/// <param name="From">Its start, in the scale's unit.</param>
/// <param name="To">Its end.</param>
/// <param name="Label">What stands in it.</param>
/// <param name="Shade">How harmful it is: weak, some or strong.</param>
public sealed record Stretch(decimal From, decimal To, string Label, string Shade);

/// <summary>A ruler with stretches, numbers at their ends, and the visitor's own value or range on it.</summary>
/// <param name="Caption">What the picture says, in words.</param>
/// <param name="Stretches">From left to right, without gaps.</param>
/// <param name="Low">The visitor's value, or the lower end of it.</param>
/// <param name="High">The upper end; the same as <paramref name="Low"/> for one value.</param>
public sealed record Scale(string Caption, IReadOnlyList<Stretch> Stretches, decimal Low, decimal High)
{
    private const decimal Width = 320;
    private static readonly List<Stretch> Room = Rows(Measure.Room, 8, 28);
    private static readonly List<Stretch> Effort = Rows(Measure.EffortMinutes, 0, 300);

    /// <summary>The numbers under the scale: where one stretch ends and the next begins.</summary>
    public IEnumerable<decimal> Marks => Stretches.Skip(1).Select(stretch => stretch.From);

    /// <summary>The place of a value on a picture 320 wide; values off the scale stand at its end.</summary>
    public decimal X(decimal value)
    {
        var (from, to) = (Stretches[0].From, Stretches[^1].To);
        return decimal.Round((Math.Clamp(value, from, to) - from) / (to - from) * Width, 1);
    }

    /// <summary>The scale of what a cause's own question asks, or null where the answer is not known.</summary>
    public static Scale? Of(Cause cause, in Answers answers) => cause switch
    {
        Cause.CalciumDeficiency => OfCalcium(answers),
        Cause.ColdStimulation => OfRoom(answers),
        _ => OfEffort(answers),
    };

    private static Scale? OfRoom(in Answers answers)
    {
        var room = answers.Room;
        var feel = RoomTemperature.Feels.FirstOrDefault(known => known.Feel == room.Feel).Celsius;
        return room switch
        {
            { Celsius: { } celsius } => new(
                $"Bedroom: {NumberText.Write(decimal.Round(celsius, 1))} °C. In the bar: points.",
                Room, celsius, celsius),
            { Feel: not null } => new(
                $"Bedroom: {QuestionWords.Temperatures(feel)}. In the bar: points.",
                Room, feel.Low ?? 8, feel.High ?? 28),
            _ => null,
        };
    }

    private static Scale? OfEffort(in Answers answers) => answers.Exercise is { Minutes: > 0 } exercise
        ? new(
            $"Effort: {NumberText.Write(exercise.EffortMinutes)} effort minutes a day (light minutes count half, hard ones double). In the bar: points.",
            Effort, exercise.EffortMinutes, exercise.EffortMinutes)
        : null;

    private static Scale? OfCalcium(in Answers answers)
    {
        if (answers.CalciumMilligrams is not { } milligrams)
        {
            return null;
        }

        var (need, upper) = (answers.Need.Milligrams, answers.Need.UpperLevel);
        return new(
            $"Calcium: {milligrams} mg a day. You need {need} mg. From {upper} mg on it is too much.",
            [
                new(0, need, "too little", "some"),
                new(need, upper, "enough", "weak"),
                new(upper, upper + (need * 6 / 10), "too much", "strong"),
            ],
            milligrams,
            milligrams);
    }

    // The rows of the scorecard, from small to large.
    private static List<Stretch> Rows(Measure measure, decimal from, decimal to) =>
    [
        .. Scorecard.Factors.Single(factor => factor.Measure == measure).Rules
            .OrderBy(rule => rule.When.Low ?? from)
            .Select(rule => new Stretch(rule.When.Low ?? from, rule.When.High ?? to, $"{rule.Points}", Shade(rule.Points))),
    ];

    private static string Shade(int points) => new PointRange(points, points).Band switch
    {
        Band.Unlikely => "weak",
        Band.Possible => "some",
        _ => "strong",
    };
}
