namespace CrampCheck.Web.Pages.Questions;

/// <summary>A box for a number.</summary>
/// <param name="Field">The field.</param>
/// <param name="Typed">What was typed before.</param>
/// <param name="Keyboard">The keyboard that a phone shows: numeric or decimal.</param>
/// <param name="Width">Characters.</param>
/// <param name="Error">What is wrong with it, or null.</param>
/// <param name="Milligrams">The calcium of one unit, mg, if a total is added up while typing.</param>
public sealed record NumberBox(string Field, TypedNumber Typed, string Keyboard, int Width, string? Error, int? Milligrams = null);
