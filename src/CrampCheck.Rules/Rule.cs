namespace CrampCheck.Rules;

/// <summary>One row of the scorecard. Its points are always our choice.</summary>
/// <param name="Id">Stable name, unique in the scorecard.</param>
/// <param name="When">The values that it applies to, in the measure's unit.</param>
/// <param name="Points">The points it adds, 0 to 100.</param>
/// <param name="Clause">The article's clause behind it, word for word.</param>
/// <param name="Source">Where the marks come from, if not our choice.</param>
public sealed record Rule(string Id, Interval When, int Points, string Clause, Source? Source = null);
