namespace CrampCheck.Rules.Tests;

/// <summary>
/// Which row of expected-scores.csv an answer belongs to, by plain comparisons that share nothing with the scorecard.
/// </summary>
internal static class RowNames
{
    public static string Of(Frequency frequency) => frequency switch
    {
        Frequency.Rarely => "rarely",
        Frequency.Monthly => "monthly",
        Frequency.Weekly => "weekly",
        Frequency.MostNights => "most nights",
        _ => "unknown",
    };

    public static string Calcium(CalciumIntake calcium, int need, int upperLevel) => calcium switch
    {
        { Milligrams: { } milligrams } => Calcium(milligrams, need, upperLevel),
        { Habit: CalciumHabit.TwiceDaily } => $"two or more servings a day; need {need} mg",
        { Habit: CalciumHabit.OnceDaily } => $"about one serving a day; need {need} mg",
        { Habit: CalciumHabit.LessThanDaily } => $"less than one serving a day; need {need} mg",
        _ => "unknown",
    };

    public static string Calcium(int eaten, int need, int upperLevel)
    {
        if (eaten >= upperLevel)
        {
            return "at or above the upper level";
        }

        // Whole numbers, so that 999 of 1000 cannot be rounded up.
        var share = eaten * 100;
        return share >= 100 * need ? "100 % of the need or more"
            : share >= 80 * need ? "80 to under 100 % of the need"
            : share >= 60 * need ? "60 to under 80 % of the need"
            : share >= 40 * need ? "40 to under 60 % of the need"
            : share >= 25 * need ? "25 to under 40 % of the need"
            : "under 25 % of the need";
    }

    public static string Room(RoomTemperature room, NightCooling cooling) => room switch
    {
        { Celsius: { } celsius } => Room(mark => celsius >= mark, cooling),
        { Feel: RoomFeel.Warm } => $"feels warm (24 °C or more); {Of(cooling)}",
        { Feel: RoomFeel.Comfortable } => $"feels comfortable (20 to under 24 °C); {Of(cooling)}",
        { Feel: RoomFeel.Cool } => $"feels cool (16 to under 20 °C); {Of(cooling)}",
        { Feel: RoomFeel.Cold } => $"feels cold (10 to under 16 °C); {Of(cooling)}",
        _ => $"room unknown; {Of(cooling)}",
    };

    public static string Room(Func<int, bool> isAtLeastCelsius, NightCooling cooling)
    {
        var room = isAtLeastCelsius(24) ? "24 °C or more"
            : isAtLeastCelsius(22) ? "22 to under 24 °C"
            : isAtLeastCelsius(20) ? "20 to under 22 °C"
            : isAtLeastCelsius(18) ? "18 to under 20 °C"
            : isAtLeastCelsius(16) ? "16 to under 18 °C"
            : isAtLeastCelsius(13) ? "13 to under 16 °C"
            : "under 13 °C";
        return $"{room}; {Of(cooling)}";
    }

    public static string Exercise(Exercise? exercise) => exercise switch
    {
        null => "unknown",
        { Intensity: Intensity.None } or { Minutes: 0 } => "no exercise",
        { Intensity: Intensity.Light, Minutes: var minutes } => minutes <= 90 ? "light 1 to 90 minutes"
            : minutes < 180 ? "light 91 to 179 minutes"
            : minutes < 300 ? "light 180 to 299 minutes"
            : minutes < 480 ? "light 300 to 479 minutes"
            : "light 480 to 1440 minutes",
        { Intensity: Intensity.Moderate, Minutes: var minutes } => minutes <= 45 ? "moderate 1 to 45 minutes"
            : minutes < 90 ? "moderate 46 to 89 minutes"
            : minutes < 150 ? "moderate 90 to 149 minutes"
            : minutes < 240 ? "moderate 150 to 239 minutes"
            : "moderate 240 to 1440 minutes",
        { Minutes: var minutes } => minutes < 23 ? "vigorous 1 to 22 minutes"
            : minutes < 45 ? "vigorous 23 to 44 minutes"
            : minutes < 60 ? "vigorous 45 to 59 minutes"
            : minutes < 75 ? "vigorous 60 to 74 minutes"
            : minutes < 120 ? "vigorous 75 to 119 minutes"
            : "vigorous 120 to 1440 minutes",
    };

    private static string Of(NightCooling cooling) => cooling switch
    {
        NightCooling.Yes => "cooling on",
        NightCooling.No => "cooling off",
        _ => "cooling unknown",
    };
}
