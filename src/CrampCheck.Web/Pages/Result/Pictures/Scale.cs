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
                Ruler.Room, celsius, celsius),
            { Feel: not null } => new(
                $"Bedroom: {QuestionWords.Temperatures(feel)}. In the bar: points.",
                Ruler.Room, feel.Low ?? Ruler.Room.From, feel.High ?? Ruler.Room.To),
            _ => null,
        };
    }

    private static Scale? OfEffort(in Answers answers) => answers.Exercise is { Minutes: > 0 } exercise
        ? new(
            $"Effort: {NumberText.Write(exercise.EffortMinutes)} effort minutes a day (light minutes count half, hard ones double). In the bar: points.",
            Ruler.Effort, exercise.EffortMinutes, exercise.EffortMinutes)
        : null;

    private static Scale? OfCalcium(in Answers answers) => answers.CalciumMilligrams is { } milligrams
        ? new(
            $"Calcium: {milligrams} mg a day. You need {answers.Need.Milligrams} mg. From {answers.Need.UpperLevel} mg on it is too much.",
            Ruler.Calcium(answers.Need), milligrams, milligrams)
        : null;
}
