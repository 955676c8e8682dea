namespace CrampCheck.Rules;

/// <summary>What one factor adds to one cause.</summary>
/// <param name="Factor">The factor.</param>
/// <param name="Least">The row that applies at the lower end, if any.</param>
/// <param name="Most">The row that applies at the upper end, if any.</param>
/// <param name="Points">What they add.</param>
public readonly record struct Contribution(Factor Factor, Rule? Least, Rule? Most, PointRange Points);
