using System.Globalization;
using System.Text.RegularExpressions;

namespace CrampCheck.Web.Pages.Questions;

/// <summary>
/// Reads the numbers that visitors type, and nothing that could mean another number: ASCII digits, at most one decimal
/// point or comma, at most two digits after it. So "1,000" is refused, whatever the writer's country means by it.
/// </summary>
public static partial class NumberText
{
    /// <summary>Reads a number with up to two decimals.</summary>
    public static bool TryRead(string? text, out decimal number)
    {
        number = 0;
        var trimmed = text.AsSpan().Trim(' ');
        if (!Number().IsMatch(trimmed))
        {
            return false;
        }

        number = decimal.Parse(trimmed.ToString().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return true;
    }

    /// <summary>Reads a whole number. A decimal mark is refused, because "1.000" means 1 to some and 1000 to others.</summary>
    public static bool TryReadWhole(string? text, out int number)
    {
        number = 0;
        var trimmed = text.AsSpan().Trim(' ');
        return WholeNumber().IsMatch(trimmed)
            && int.TryParse(trimmed, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>The shortest way to write a number that is read back as the same.</summary>
    public static string Write(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[0-9]{1,6}([.,][0-9]{1,2})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"^[0-9]{1,6}\z", RegexOptions.CultureInvariant)]
    private static partial Regex WholeNumber();
}
