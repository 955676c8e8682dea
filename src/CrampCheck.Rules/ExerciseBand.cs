namespace CrampCheck.Rules;

/// <summary>One intensity, and a run of whole minutes, both ends included.</summary>
public sealed record ExerciseBand(Intensity Intensity, int FromMinutes, int ToMinutes) : AnswerBand(Question.Exercise)
{
    /// <inheritdoc/>
    public override Answers ApplyTo(in Answers answers) => answers with { Exercise = new(Intensity, FromMinutes) };

    /// <inheritdoc/>
    public override bool Holds(in Answers answers) =>
        answers.Exercise is { } exercise
        && exercise.Intensity == Intensity
        && exercise.Minutes >= FromMinutes
        && exercise.Minutes <= ToMinutes;

    /// <inheritdoc/>
    public override bool IsPossibleFor(in Answers answers) => answers.Exercise is null;
}
