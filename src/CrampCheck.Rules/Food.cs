namespace CrampCheck.Rules;

/// <summary>One row of the food list.</summary>
/// <param name="Code">Stable code, used in field names.</param>
/// <param name="Name">The food.</param>
/// <param name="Serving">What one serving is.</param>
/// <param name="Milligrams">Calcium in one serving, mg, rounded.</param>
public sealed record Food(string Code, string Name, string Serving, int Milligrams);
