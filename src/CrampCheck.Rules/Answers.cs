namespace CrampCheck.Rules;

/// <summary>
/// The visitor's answers to the four questions, as the rules read them. The default value answers nothing:
/// every "I don't know" stays a range and is never counted as zero.
/// </summary>
public readonly record struct Answers
{
    /// <summary>Nights with a cramp.</summary>
    public Frequency Frequency { get; init; }

    /// <summary>Exercise or hard leg work on a typical active day; null is "I don't know".</summary>
    public Exercise? Exercise { get; init; }

    /// <summary>Bedroom temperature: a reading, a feeling, or "I don't know".</summary>
    public RoomTemperature Room { get; init; }

    /// <summary>Air conditioner or fan at night.</summary>
    public NightCooling NightCooling { get; init; }

    /// <summary>Calcium from all food and tablets: an amount, a habit, or "I don't know".</summary>
    public CalciumIntake Calcium { get; init; }

    /// <summary>Age group, which sets the calcium need and upper level; null counts as 19 to 50.</summary>
    public AgeGroup? AgeGroup { get; init; }

    /// <summary>The calcium need and upper level that belong to the age group.</summary>
    public CalciumNeed Need => CalciumNeed.Of(AgeGroup);

    /// <summary>These answers with each "I don't know", feeling and habit replaced by what adds the fewest points.</summary>
    public Answers BestCase() => this with
    {
        Frequency = Frequency == Frequency.Unknown ? Frequency.Rarely : Frequency,
        Exercise = Exercise ?? Rules.Exercise.NoExercise,
        Room = RoomTemperature.Measured(Room.Warmest),
        NightCooling = NightCooling == NightCooling.Unknown ? NightCooling.No : NightCooling,
        Calcium = CalciumIntake.Of(Calcium.Most),
    };

    /// <summary>These answers with each "I don't know", feeling and habit replaced by what adds the most points.</summary>
    public Answers WorstCase() => this with
    {
        Frequency = Frequency == Frequency.Unknown ? Frequency.MostNights : Frequency,
        Exercise = Exercise ?? Rules.Exercise.Hardest,
        Room = RoomTemperature.Measured(Room.Coldest),
        NightCooling = NightCooling == NightCooling.Unknown ? NightCooling.Yes : NightCooling,
        Calcium = CalciumIntake.Of(Calcium.Least),
    };
}
