namespace CrampCheck.Rules;

/// <summary>One of the four questions.</summary>
public enum Question
{
    /// <summary>How often the cramps come.</summary>
    Frequency,

    /// <summary>Exercise, or work that is hard on the legs, on a typical day with it.</summary>
    Exercise,

    /// <summary>The bedroom at night: its temperature, and air conditioner or fan.</summary>
    Room,

    /// <summary>Calcium eaten and taken a day.</summary>
    Calcium,
}

/// <summary>Nights with a cramp, in rising order.</summary>
public enum Frequency
{
    /// <summary>"I don't know".</summary>
    Unknown,

    /// <summary>Less than once a month.</summary>
    Rarely,

    /// <summary>1 to 3 nights a month.</summary>
    Monthly,

    /// <summary>1 to 3 nights a week. Trials call once a week or more "regular".</summary>
    Weekly,

    /// <summary>4 nights a week or more.</summary>
    MostNights,
}

/// <summary>How hard the exercise or the work of the legs is, by the talk test, in rising order.</summary>
public enum Intensity
{
    /// <summary>No exercise and no such work.</summary>
    None,

    /// <summary>Can sing or talk easily; standing and slow walking at work.</summary>
    Light,

    /// <summary>Can talk, not sing.</summary>
    Moderate,

    /// <summary>Can say only a few words.</summary>
    Vigorous,
}

/// <summary>Whether an air conditioner or fan runs in the bedroom at night.</summary>
public enum NightCooling
{
    /// <summary>"I don't know".</summary>
    Unknown,

    /// <summary>No cooled or blown air.</summary>
    No,

    /// <summary>Cooled or blown air.</summary>
    Yes,
}

/// <summary>
/// The visitor's answers to the four questions, as the rules read them. The default value answers nothing:
/// every "I don't know" stays a range and is never counted as zero.
/// </summary>
public readonly record struct Answers
{
    /// <summary>Nights with a cramp.</summary>
    public Frequency Frequency { get; init; }

    /// <summary>Exercise or hard work of the legs on a typical day with it; null is "I don't know".</summary>
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
    public Answers LeastHarmful() => this with
    {
        Frequency = Frequency == Frequency.Unknown ? Frequency.Rarely : Frequency,
        Exercise = Exercise ?? Rules.Exercise.NoExercise,
        Room = RoomTemperature.Measured(Room.Warmest),
        NightCooling = NightCooling == NightCooling.Unknown ? NightCooling.No : NightCooling,
        Calcium = CalciumIntake.Of(Calcium.Most),
    };

    /// <summary>These answers with each "I don't know", feeling and habit replaced by what adds the most points.</summary>
    public Answers MostHarmful() => this with
    {
        Frequency = Frequency == Frequency.Unknown ? Frequency.MostNights : Frequency,
        Exercise = Exercise ?? Rules.Exercise.Hardest,
        Room = RoomTemperature.Measured(Room.Coldest),
        NightCooling = NightCooling == NightCooling.Unknown ? NightCooling.Yes : NightCooling,
        Calcium = CalciumIntake.Of(Calcium.Least),
    };
}
