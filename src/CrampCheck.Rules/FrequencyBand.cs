namespace CrampCheck.Rules;

/// <summary>One frequency.</summary>
public sealed record FrequencyBand(Frequency Frequency) : AnswerBand(Question.Frequency)
{
    /// <inheritdoc/>
    public override Answers ApplyTo(in Answers answers) => answers with { Frequency = Frequency };

    /// <inheritdoc/>
    public override bool Holds(in Answers answers) => answers.Frequency == Frequency;

    /// <inheritdoc/>
    public override bool IsPossibleFor(in Answers answers) => answers.Frequency == Frequency.Unknown;
}
