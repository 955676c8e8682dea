using System.Collections.Frozen;
using CrampCheck.Rules;
using CrampCheck.Web.Pages.Questions.Pictures;
using FluentValidation;

namespace CrampCheck.Web.Pages.Questions;

/// <summary>Question 2: exercise, or hard leg work.</summary>
public sealed class ExerciseQuestion : AskedQuestion
{
    /// <summary>Values of ExerciseIntensity, apart from unknown.</summary>
    public static readonly FrozenDictionary<string, Intensity> Intensities = new Dictionary<string, Intensity>
    {
        ["none"] = Intensity.None,
        ["light"] = Intensity.Light,
        ["moderate"] = Intensity.Moderate,
        ["vigorous"] = Intensity.Vigorous,
    }.ToFrozenDictionary();

    /// <summary>Units that are understood after the number.</summary>
    public static readonly FrozenSet<string> MinuteUnits = FrozenSet.Create("", "min", "mins", "minute", "minutes", "min a day", "minutes a day");
    private static readonly FrozenSet<string> HourUnits = FrozenSet.Create("h", "hr", "hrs", "hour", "hours");

    // Minutes that are tried near, where the visitor gave none (our choice).
    private const int UsualMinutes = 30;

    // Effort minutes a day, with the points of each stretch.
    private static readonly Ruler Effort = Ruler.Of(Measure.EffortMinutes, 0, 300);

    public override Question Question => Question.Exercise;

    public override string Topic => "Exercise or leg work";

    public override string CsvColumns => "exercise,minutes";

    public override void AddRules(AbstractValidator<AnswersForm> validator)
    {
        validator.RuleFor(form => form.ExerciseIntensity)
            .Must(value => value == Unknown || IsOffered(value, Intensities))
            .WithMessage("Choose how hard your legs work, or “I don’t know”.");

        validator.RuleFor(form => form.ExerciseMinutes)
            .Must(typed => typed.IsWholeUpTo(Exercise.MaxMinutes, MinuteUnits))
            .When(NeedsMinutes)
            .WithMessage((_, typed) => HourUnits.Contains(typed.Unit)
                ? "Write the time in minutes: 1 hour is 60, 8 hours are 480."
                : $"Enter the minutes as a whole number from 0 to {Exercise.MaxMinutes}, like 30.");
    }

    public override Answers Read(AnswersForm form, in Answers answers) => answers with
    {
        Exercise = form.ExerciseIntensity == Unknown ? null : new(Intensities[form.ExerciseIntensity!], NeedsMinutes(form) ? (int)NumberOf(form.ExerciseMinutes) : 0),
    };

    public override IEnumerable<KeyValuePair<string, string>> NormalizedFields(AnswersForm form)
    {
        yield return new(nameof(form.ExerciseIntensity), form.ExerciseIntensity!);
        if (NeedsMinutes(form))
        {
            yield return new(nameof(form.ExerciseMinutes), TypedNumber.Write(NumberOf(form.ExerciseMinutes)));
        }
    }

    public override string Answer(AnswersForm form, in Answers answers) => answers.Exercise switch
    {
        null => "not known",
        { Intensity: Intensity.None } => "none",
        { } known => WordsFor(known),
    };

    public override IReadOnlyList<string> ShortAnswers(AnswersForm form, in Answers answers) => answers.Exercise switch
    {
        null => ["exercise not known"],
        { Intensity: Intensity.None } => ["no exercise or leg work"],
        { } known => [WordsFor(known)],
    };

    public override string Missing(AnswerBand open, in Answers answers) => "your exercise and leg work";

    public override string WayToFindOut(AnswerBand open, in Answers answers) => "Look at the clock on a normal day with exercise or leg work.";

    public override string Tried(WhatIf whatIf, AnswersForm form, in Answers answers)
    {
        var (first, last) = ((ExerciseBand)whatIf.Bands[0], (ExerciseBand)whatIf.Bands[^1]);
        if (first.Intensity == Intensity.None)
        {
            return "No exercise or hard leg work";
        }

        var effort = $"{WordsFor(first.Intensity)} effort";
        var minutes = (first.FromMinutes, last.ToMinutes) switch
        {
            (1, Exercise.MaxMinutes) => null,
            (1, var to) => $"up to {to} min",
            (var from, Exercise.MaxMinutes) => $"{from} min or more",
            (var from, var to) => $"{from} to {to} min",
        };
        return minutes is null ? $"Any {effort}" : $"{char.ToUpperInvariant(effort[0])}{effort[1..]}, {minutes}";
    }

    public override IEnumerable<(string Field, string Value)> FieldsOf(WhatIf whatIf, AnswersForm form, in Answers answers)
    {
        var (first, last) = ((ExerciseBand)whatIf.Bands[0], (ExerciseBand)whatIf.Bands[^1]);
        var own = answers.Exercise is { Minutes: > 0 and var minutes } ? minutes : UsualMinutes;
        return
        [
            (nameof(form.ExerciseIntensity), CodeOf(Intensities, first.Intensity)),
            (nameof(form.ExerciseMinutes), TypedNumber.Write(Math.Clamp(own, first.FromMinutes, last.ToMinutes))),
        ];
    }

    public override Scale? Picture(AnswersForm form, in Answers answers) => answers.Exercise is { Minutes: > 0 } exercise
        ? new(
            $"Effort: {TypedNumber.Write(exercise.EffortMinutes)} effort minutes a day (light minutes count half, hard ones double). In the bar: points.",
            Effort, exercise.EffortMinutes, exercise.EffortMinutes)
        : null;

    public override IReadOnlyDictionary<Measure, (string Name, string Unit)> Measures { get; } = new Dictionary<Measure, (string, string)>
    {
        [Measure.Intensity] = ("How hard the exercise or leg work is", "intensity, 0 none to 3 vigorous"),
        [Measure.EffortMinutes] = ("How long: effort minutes a day", "effort minutes a day: × ½ light, × 1 moderate, × 2 vigorous"),
        [Measure.VigorousMinutes] = ("Long and hard at once", "vigorous minutes a day"),
    };

    public override string Condition(Measure measure, Interval values) => measure switch
    {
        Measure.Intensity => string.Join(" or ", Enum.GetValues<Intensity>().Where(intensity => values.Contains((int)intensity)).Select(WordsFor)) + " exercise or leg work",
        Measure.EffortMinutes => Run(values, " minutes"),
        Measure.VigorousMinutes => Run(values, " minutes of hard exercise or leg work"),
        _ => throw new ArgumentOutOfRangeException(nameof(measure)),
    };

    public override string CsvOf(in Answers answers) => answers.Exercise is { } known ? $"{CodeOf(Intensities, known.Intensity)},{known.Minutes}" : $"{Unknown},";

    private static bool NeedsMinutes(AnswersForm form) =>
        form.ExerciseIntensity is not null && Intensities.TryGetValue(form.ExerciseIntensity, out var intensity) && intensity != Intensity.None;

    private static string WordsFor(Exercise exercise) => $"{WordsFor(exercise.Intensity)}, {(exercise.Minutes == 1 ? "1 minute" : $"{exercise.Minutes} minutes")}";

    private static string WordsFor(Intensity intensity) => intensity switch
    {
        Intensity.None => "no",
        Intensity.Light => "light",
        Intensity.Moderate => "medium",
        Intensity.Vigorous => "hard",
        _ => throw new ArgumentOutOfRangeException(nameof(intensity)),
    };
}
