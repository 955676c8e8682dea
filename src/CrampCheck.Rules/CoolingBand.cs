namespace CrampCheck.Rules;

/// <summary>Cooled or blown air at night, or none.</summary>
public sealed record CoolingBand(NightCooling NightCooling) : AnswerBand(Question.Room)
{
    /// <inheritdoc/>
    public override Answers ApplyTo(in Answers answers) => answers with { NightCooling = NightCooling };

    /// <inheritdoc/>
    public override bool Holds(in Answers answers) => answers.NightCooling == NightCooling;

    /// <inheritdoc/>
    public override bool IsPossibleFor(in Answers answers) => answers.NightCooling == NightCooling.Unknown;
}
