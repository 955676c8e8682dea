namespace CrampCheck.Rules;

/// <summary>
/// Exercise, or hard leg work, on a typical active day. 0 minutes of any intensity is no exercise, and "no
/// exercise" has 0 minutes.
/// </summary>
public readonly record struct Exercise
{
    /// <summary>Minutes in a day: the maximum in an answer.</summary>
    public const int MaxMinutes = 1440;

    /// <summary>No exercise at all: the minimum that an unknown answer can stand for.</summary>
    public static readonly Exercise NoExercise;

    /// <summary>Vigorous exercise all day: the maximum that an unknown answer can stand for.</summary>
    public static readonly Exercise Hardest = new(Intensity.Vigorous, MaxMinutes);

    /// <summary>Exercise of one intensity.</summary>
    /// <param name="intensity">How hard, by the talk test.</param>
    /// <param name="minutes">Minutes a day, 0 to 1440.</param>
    /// <exception cref="ArgumentOutOfRangeException">The minutes are outside 0 to 1440.</exception>
    public Exercise(Intensity intensity, int minutes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minutes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minutes, MaxMinutes);
        var nothing = intensity == Intensity.None || minutes == 0;
        Intensity = nothing ? Intensity.None : intensity;
        Minutes = nothing ? 0 : minutes;
    }

    /// <summary>How hard, by the talk test.</summary>
    public Intensity Intensity { get; }

    /// <summary>Minutes a day, 0 to 1440.</summary>
    public int Minutes { get; }

    /// <summary>
    /// Effort minutes: a vigorous minute counts as two moderate ones (WHO 2020; Bull et al., Br J Sports Med 2020;54:1451),
    /// a light one as half (our choice).
    /// </summary>
    public decimal EffortMinutes => Minutes * Intensity switch
    {
        Intensity.Light => 0.5m,
        Intensity.Moderate => 1m,
        Intensity.Vigorous => 2m,
        Intensity.None => 0m,
        _ => throw new InvalidOperationException($"There is no intensity {Intensity}."),
    };
}
