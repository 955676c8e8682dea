namespace CrampCheck.Rules;

/// <summary>The minimum and maximum points that the answers allow. They are equal when nothing is unknown.</summary>
/// <param name="Low">The minimum.</param>
/// <param name="High">The maximum.</param>
public readonly record struct PointRange(int Low, int High)
{
    /// <summary>The lowest points of the band <see cref="Band.Possible"/>; bands are thirds (our choice).</summary>
    public const int PossibleFrom = 34;

    /// <summary>The lowest points of the band <see cref="Band.Likely"/>; bands are thirds (our choice).</summary>
    public const int LikelyFrom = 67;

    /// <summary>Whether minimum and maximum are equal.</summary>
    public bool IsExact => Low == High;

    /// <summary>The band that both ends lie in, or <see cref="Band.Unknown"/>.</summary>
    public Band Band => BandOf(Low) == BandOf(High) ? BandOf(Low) : Band.Unknown;

    /// <summary>End by end.</summary>
    public static PointRange operator +(PointRange left, PointRange right) => Add(left, right);

    /// <summary>End by end.</summary>
    public static PointRange Add(PointRange left, PointRange right) => new(left.Low + right.Low, left.High + right.High);

    private static Band BandOf(int points) => points switch
    {
        >= LikelyFrom => Band.Likely,
        >= PossibleFrom => Band.Possible,
        _ => Band.Unlikely,
    };
}
