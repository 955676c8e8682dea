namespace CrampCheck.Rules;

/// <summary>A run of bedroom temperatures, °C.</summary>
/// <param name="Celsius">The run.</param>
/// <param name="Sample">A temperature in it.</param>
public sealed record RoomBand(Interval Celsius, decimal Sample) : AnswerBand(Question.Room)
{
    /// <inheritdoc/>
    public override Answers ApplyTo(in Answers answers) => answers with { Room = RoomTemperature.Measured(Sample) };

    /// <inheritdoc/>
    public override bool Holds(in Answers answers) =>
        Celsius.Contains(answers.Room.Warmest) && Celsius.Contains(answers.Room.Coldest);

    /// <inheritdoc/>
    public override bool IsPossibleFor(in Answers answers) =>
        !Holds(answers) && Sample >= answers.Room.Coldest && Sample <= answers.Room.Warmest;
}
