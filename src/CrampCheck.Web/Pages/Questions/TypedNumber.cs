using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CrampCheck.Web.Pages.Questions;

/// <summary>
/// A number as a visitor typed it, with the unit typed after it. It has a value only if it can mean just one number: ASCII
/// digits, at most one decimal point or comma, at most two digits after it. So "1,000" has none, whatever the visitor's country
/// means by it.
/// </summary>
/// <param name="Text">What was typed.</param>
/// <param name="Value">The number; null if nothing readable was typed.</param>
/// <param name="Unit">The unit in lower case; empty where there is none.</param>
/// <param name="IsWhole">Whether it was written without a decimal mark.</param>
public readonly partial record struct TypedNumber(string? Text, decimal? Value, string Unit, bool IsWhole)
{
    /// <summary>Whether nothing was typed.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Text);

    /// <summary>Reads "18.5", "18,5", "~30", "about 30 min", "68F".</summary>
    public static TypedNumber Read(string? text)
    {
        if (Pattern().Match(text ?? "") is not { Success: true } match)
        {
            return new(text, null, "", IsWhole: false);
        }

        var number = match.Groups["number"].Value;
        return new(
            text,
            decimal.Parse(number.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture),
            match.Groups["unit"].Value.TrimEnd(' ', '.').ToLowerInvariant(),
            IsWhole: number.All(char.IsAsciiDigit));
    }

    /// <summary>Whether it is a number from 0 to a maximum, in one of the given units.</summary>
    public bool IsUpTo(int max, FrozenSet<string> units) => Value <= max && units.Contains(Unit);

    /// <summary>Whether it is a whole number from 0 to a maximum, in one of the given units.</summary>
    public bool IsWholeUpTo(int max, FrozenSet<string> units) => IsWhole && IsUpTo(max, units);

    /// <summary>The shortest form that reads back as the same number.</summary>
    public static string Write(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    // A unit contains no digit, so that no part of a number is taken for one.
    [GeneratedRegex(@"^ *(?:[~≈] *|(?:about|around|ca\.?) +)?(?<number>[0-9]{1,6}(?:[.,][0-9]{1,2})?)(?:[ \u00a0\u202f]*(?<unit>[^0-9\s.,][^0-9\r\n]{0,19}))?[ \u00a0\u202f]*\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
