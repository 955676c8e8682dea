using System.Globalization;

namespace CrampCheck.Web.Pages.Layout;

/// <summary>How this site writes dates and numbers.</summary>
public static class Words
{
    /// <summary>22 November 2026.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>22 Nov 2026.</summary>
    public static string ShortDay(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>35,640.</summary>
    public static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>1 word, 2 words.</summary>
    public static string Plural(int number, string thing) => number == 1 ? $"1 {thing}" : $"{Count(number)} {thing}s";
}
