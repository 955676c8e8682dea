using System.Globalization;

namespace CrampCheck.Web.Pages;

/// <summary>How this site writes dates and large numbers.</summary>
public static class Words
{
    /// <summary>22 November 2026.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>25,920.</summary>
    public static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
