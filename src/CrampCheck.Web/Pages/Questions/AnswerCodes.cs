using System.Collections.Frozen;
using CrampCheck.Rules;

namespace CrampCheck.Web.Pages.Questions;

/// <summary>The values that the form offers, and what they mean. Values are taken only exactly as written here.</summary>
public static class AnswerCodes
{
    /// <summary>The answer "I don't know", the same in every question.</summary>
    public const string Unknown = "unknown";

    /// <summary>The room is told by a temperature.</summary>
    public const string Measured = "measured";

    /// <summary>Calcium is told as an amount.</summary>
    public const string Amount = "amount";

    /// <summary>Calcium is estimated from food.</summary>
    public const string Estimate = "estimate";

    /// <summary>The servings are of a day.</summary>
    public const string Day = "day";

    /// <summary>The servings are of a week.</summary>
    public const string Week = "week";

    /// <summary>An implausible amount is meant.</summary>
    public const string Yes = "yes";

    /// <summary>Degrees Celsius.</summary>
    public const string Celsius = "c";

    /// <summary>Degrees Fahrenheit.</summary>
    public const string Fahrenheit = "f";

    /// <summary>Values of Frequency.</summary>
    public static readonly FrozenDictionary<string, Frequency> Frequencies = new Dictionary<string, Frequency>
    {
        ["rarely"] = Frequency.Rarely,
        ["monthly"] = Frequency.Monthly,
        ["weekly"] = Frequency.Weekly,
        ["mostNights"] = Frequency.MostNights,
        [Unknown] = Frequency.Unknown,
    }.ToFrozenDictionary();

    /// <summary>Values of ExerciseIntensity, apart from unknown.</summary>
    public static readonly FrozenDictionary<string, Intensity> Intensities = new Dictionary<string, Intensity>
    {
        ["none"] = Intensity.None,
        ["light"] = Intensity.Light,
        ["moderate"] = Intensity.Moderate,
        ["vigorous"] = Intensity.Vigorous,
    }.ToFrozenDictionary();

    /// <summary>Values of Room, apart from measured and unknown.</summary>
    public static readonly FrozenDictionary<string, RoomFeel> Feels = new Dictionary<string, RoomFeel>
    {
        ["cold"] = RoomFeel.Cold,
        ["cool"] = RoomFeel.Cool,
        ["comfortable"] = RoomFeel.Comfortable,
        ["warm"] = RoomFeel.Warm,
    }.ToFrozenDictionary();

    /// <summary>Values of NightCooling.</summary>
    public static readonly FrozenDictionary<string, NightCooling> Coolings = new Dictionary<string, NightCooling>
    {
        [Yes] = NightCooling.Yes,
        ["no"] = NightCooling.No,
        [Unknown] = NightCooling.Unknown,
    }.ToFrozenDictionary();

    /// <summary>Values of Calcium, apart from estimate, amount and unknown.</summary>
    public static readonly FrozenDictionary<string, CalciumHabit> Habits = new Dictionary<string, CalciumHabit>
    {
        ["twiceDaily"] = CalciumHabit.TwiceDaily,
        ["onceDaily"] = CalciumHabit.OnceDaily,
        ["lessThanDaily"] = CalciumHabit.LessThanDaily,
    }.ToFrozenDictionary();

    /// <summary>Values of AgeGroup, which may also be left out.</summary>
    public static readonly FrozenDictionary<string, AgeGroup> AgeGroups = new Dictionary<string, AgeGroup>
    {
        ["4-8"] = AgeGroup.From4To8,
        ["9-18"] = AgeGroup.From9To18,
        ["19-50"] = AgeGroup.From19To50,
        ["51-70-man"] = AgeGroup.ManFrom51To70,
        ["51-70-woman"] = AgeGroup.WomanFrom51To70,
        ["71-plus"] = AgeGroup.From71,
    }.ToFrozenDictionary();

    /// <summary>Whether the intensity is one that needs minutes.</summary>
    public static bool NeedsMinutes(string? intensity) =>
        intensity is not null && Intensities.TryGetValue(intensity, out var known) && known != Intensity.None;
}
