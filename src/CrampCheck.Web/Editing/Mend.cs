namespace CrampCheck.Web.Editing;

/// <summary>Other words for a part of a text.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Start">The index of the first character that goes.</param>
/// <param name="Length">How many go.</param>
/// <param name="Words">What comes in their place.</param>
public sealed record Mend(string Name, int Start, int Length, string Words)
{
    public string ApplyTo(string text) => string.Concat(text.AsSpan(0, Start), Words, text.AsSpan(Start + Length));
}
