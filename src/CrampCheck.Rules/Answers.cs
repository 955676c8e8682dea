namespace CrampCheck.Rules;

/// <summary>One of the four questions.</summary>
public enum Question
{
    /// <summary>How often the cramps come.</summary>
    Frequency,

    /// <summary>Exercise on a typical day with exercise.</summary>
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

/// <summary>How hard the exercise is, by the talk test, in rising order.</summary>
public enum Intensity
{
    /// <summary>No exercise.</summary>
    None,

    /// <summary>Can sing or talk easily.</summary>
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
    /// <summary>The most calcium a day that an answer may name, in mg (our choice: twice the highest need and more).</summary>
    public const int MostCalciumMilligrams = 5000;

    /// <summary>Nights with a cramp.</summary>
    public Frequency Frequency { get; init; }

    /// <summary>Exercise on a typical day with exercise; null is "I don't know".</summary>
    public Exercise? Exercise { get; init; }

    /// <summary>Bedroom temperature: a reading, a feeling, or "I don't know".</summary>
    public RoomTemperature Room { get; init; }

    /// <summary>Air conditioner or fan at night.</summary>
    public NightCooling NightCooling { get; init; }

    /// <summary>Calcium from all food and tablets, whole mg a day, 0 to 5000; null is "I don't know".</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is outside 0 to 5000.</exception>
    public int? CalciumMilligrams
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value ?? 0);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value ?? 0, MostCalciumMilligrams);
            field = value;
        }
    }

    /// <summary>Age group, which sets the calcium need and upper level; null counts as 19 to 50.</summary>
    public AgeGroup? AgeGroup { get; init; }

    /// <summary>The calcium need and upper level that belong to the age group.</summary>
    public CalciumNeed Need => CalciumNeed.Of(AgeGroup);

    /// <summary>These answers with each "I don't know" and each feeling replaced by what adds the fewest points.</summary>
    public Answers LeastHarmful() => this with
    {
        Frequency = Frequency == Frequency.Unknown ? Frequency.Rarely : Frequency,
        Exercise = Exercise ?? Rules.Exercise.NoExercise,
        Room = RoomTemperature.Measured(Room.Warmest),
        NightCooling = NightCooling == NightCooling.Unknown ? NightCooling.No : NightCooling,
        CalciumMilligrams = CalciumMilligrams ?? Need.Milligrams,
    };

    /// <summary>These answers with each "I don't know" and each feeling replaced by what adds the most points.</summary>
    public Answers MostHarmful() => this with
    {
        Frequency = Frequency == Frequency.Unknown ? Frequency.MostNights : Frequency,
        Exercise = Exercise ?? Rules.Exercise.Hardest,
        Room = RoomTemperature.Measured(Room.Coldest),
        NightCooling = NightCooling == NightCooling.Unknown ? NightCooling.Yes : NightCooling,
        CalciumMilligrams = CalciumMilligrams ?? 0,
    };
}
