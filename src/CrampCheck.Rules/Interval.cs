namespace CrampCheck.Rules;

/// <summary>An interval of numbers, which may be open-ended on either side. Its unit is that of the measure.</summary>
public readonly record struct Interval
{
    private Interval(decimal? low, decimal? high, bool holdsLow, bool holdsHigh) =>
        (Low, High, HoldsLow, HoldsHigh) = (low, high, holdsLow, holdsHigh);

    /// <summary>The lower end; null where there is none.</summary>
    public decimal? Low { get; }

    /// <summary>The upper end; null where there is none.</summary>
    public decimal? High { get; }

    /// <summary>Whether the lower end itself belongs to the interval.</summary>
    public bool HoldsLow { get; }

    /// <summary>Whether the upper end itself belongs to the interval.</summary>
    public bool HoldsHigh { get; }

    /// <summary>low ≤ x.</summary>
    public static Interval AtLeast(decimal low) => new(low, null, holdsLow: true, holdsHigh: false);

    /// <summary>x &lt; high.</summary>
    public static Interval Below(decimal high) => new(null, high, holdsLow: false, holdsHigh: false);

    /// <summary>x ≤ high.</summary>
    public static Interval UpTo(decimal high) => new(null, high, holdsLow: false, holdsHigh: true);

    /// <summary>low ≤ x &lt; below.</summary>
    public static Interval From(decimal low, decimal below) => new(low, below, holdsLow: true, holdsHigh: false);

    /// <summary>low &lt; x &lt; below.</summary>
    public static Interval Over(decimal low, decimal below) => new(low, below, holdsLow: false, holdsHigh: false);

    /// <summary>x = value.</summary>
    public static Interval Exactly(decimal value) => new(value, value, holdsLow: true, holdsHigh: true);

    /// <summary>From the start of this interval to the end of a later one.</summary>
    public Interval To(in Interval last) => new(Low, last.High, HoldsLow, last.HoldsHigh);

    /// <summary>Whether a number is in the interval.</summary>
    public bool Contains(decimal value) =>
        (Low is not { } low || value > low || (HoldsLow && value == low))
        && (High is not { } high || value < high || (HoldsHigh && value == high));
}
