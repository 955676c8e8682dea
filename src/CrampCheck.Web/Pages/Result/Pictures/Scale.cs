using CrampCheck.Rules;
using CrampCheck.Web.Pages.Questions;

namespace CrampCheck.Web.Pages.Result.Pictures;

/// <summary>A ruler, and the visitor's own value or range on it.</summary>
/// <param name="Caption">What the picture says, in words.</param>
/// <param name="Ruler">The ruler.</param>
/// <param name="Low">The visitor's value, or the lower end of it.</param>
/// <param name="High">The upper end; the same as <paramref name="Low"/> for one value.</param>
public sealed record Scale(string Caption, Ruler Ruler, decimal Low, decimal High)
{
    /// <summary>The scale of what a cause's own question asks, or null where the answer is not known.</summary>
    public static Scale? Of(Cause cause, ResultView result) => cause switch
    {
        Cause.CalciumDeficiency => OfCalcium(result.Assessment.Answers),
        Cause.ColdStimulation => OfRoom(result),
        Cause.Overexertion => OfEffort(result.Assessment.Answers),
        _ => throw new ArgumentOutOfRangeException(nameof(cause)),
    };

    private static Scale? OfRoom(ResultView result)
    {
        var room = result.Assessment.Answers.Room;
        var feel = RoomTemperature.Feels.FirstOrDefault(known => known.Feel == room.Feel).Celsius;
        return room switch
        {
            { Celsius: { } celsius } when result.IsInFahrenheit => OfMeasured(decimal.Round(RoomTemperature.FahrenheitFromCelsius(celsius), 1), "°F", Ruler.RoomInFahrenheit),
            { Celsius: { } celsius } => OfMeasured(decimal.Round(celsius, 1), "°C", Ruler.Room),
            { Feel: not null } => new(
                $"Bedroom: {QuestionWords.Temperatures(feel)}. In the bar: points.",
                Ruler.Room, feel.Low ?? Ruler.Room.From, feel.High ?? Ruler.Room.To),
            _ => null,
        };
    }

    private static Scale OfMeasured(decimal degrees, string unit, Ruler ruler) =>
        new($"Bedroom: {TypedNumber.Write(degrees)} {unit}. In the bar: points.", ruler, degrees, degrees);

    private static Scale? OfEffort(in Answers answers) => answers.Exercise is { Minutes: > 0 } exercise
        ? new(
            $"Effort: {TypedNumber.Write(exercise.EffortMinutes)} effort minutes a day (light minutes count half, hard ones double). In the bar: points.",
            Ruler.Effort, exercise.EffortMinutes, exercise.EffortMinutes)
        : null;

    private static Scale? OfCalcium(in Answers answers)
    {
        var calcium = answers.Calcium;
        return calcium.IsKnown
            ? new(
                $"Calcium: {(calcium.Habit is { } habit ? QuestionWords.Milligrams(habit) : $"{calcium.Least} mg")} a day. You need {answers.Need.Milligrams} mg. From {answers.Need.UpperLevel} mg on it is more than is advised.",
                Ruler.Calcium(answers.Need), calcium.Least, calcium.Most)
            : null;
    }
}
