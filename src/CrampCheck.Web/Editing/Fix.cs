namespace CrampCheck.Web.Editing;

/// <summary>A suggested replacement for part of a text.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Start">The index of the first character to replace.</param>
/// <param name="Length">How many to replace.</param>
/// <param name="Words">The replacement.</param>
public sealed record Fix(string Name, int Start, int Length, string Words)
{
    public string ApplyTo(string text) => string.Concat(text.AsSpan(0, Start), Words, text.AsSpan(Start + Length));
}
