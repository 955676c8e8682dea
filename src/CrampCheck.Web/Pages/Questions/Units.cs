using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CrampCheck.Web.Pages.Questions;

/// <summary>The units that are understood after a number, in lower case. Each set but those of temperatures holds "no unit".</summary>
public static class Units
{
    /// <summary>Minutes.</summary>
    public static readonly FrozenSet<string> Minutes = FrozenSet.Create("", "min", "mins", "minute", "minutes", "min a day", "minutes a day");

    /// <summary>Hours, which are no minutes.</summary>
    public static readonly FrozenSet<string> Hours = FrozenSet.Create("h", "hr", "hrs", "hour", "hours");

    /// <summary>Milligrams.</summary>
    public static readonly FrozenSet<string> Milligrams = FrozenSet.Create("", "mg", "milligram", "milligrams", "mg a day", "mg/day", "mg per day");

    /// <summary>Grams, which are no milligrams.</summary>
    public static readonly FrozenSet<string> Grams = FrozenSet.Create("g", "gram", "grams");

    /// <summary>Degrees Celsius.</summary>
    public static readonly FrozenSet<string> Celsius = FrozenSet.Create("c", "°c", "° c", "ºc", "℃", "celsius", "degrees c", "degrees celsius");

    /// <summary>Degrees Fahrenheit.</summary>
    public static readonly FrozenSet<string> Fahrenheit = FrozenSet.Create("f", "°f", "° f", "ºf", "℉", "fahrenheit", "degrees f", "degrees fahrenheit");

    /// <summary>Degrees of one of the two, or nothing.</summary>
    public static readonly FrozenSet<string> Degrees = FrozenSet.Create("", "°", "º", "degrees");

    /// <summary>Servings.</summary>
    public static readonly FrozenSet<string> Servings = FrozenSet.Create("", "x", "serving", "servings");

    /// <summary>Tablets.</summary>
    public static readonly FrozenSet<string> Tablets = FrozenSet.Create("", "x", "tablet", "tablets", "pill", "pills", "tablets a day");
}
