using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using CrampCheck.Rules;

namespace CrampCheck.Web.Api;

/// <summary>
/// The members that answers may have as JSON, with the form's names and codes. <see cref="SentAnswers"/> reads the members
/// with these names and types and no others, and /openapi.json is generated from them; the form's rules check their values.
/// </summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed class AnswersRequest
{
    [Description("How often the cramps come: less than once a month, 1 to 3 nights a month, 1 to 3 nights a week, 4 nights a week or more.")]
    public required string Frequency { get; init; }

    [Description("Exercise, or work that is hard on the legs, on a day with it: light (can sing), moderate (can talk), vigorous (only a few words).")]
    public required string ExerciseIntensity { get; init; }

    [Description("Minutes of it in a day. Needed for light, moderate and vigorous.")]
    [Range(0, Exercise.MaxMinutes)]
    public int? ExerciseMinutes { get; init; }

    [Description("The bedroom at night: measured, or how it feels.")]
    public required string Room { get; init; }

    [Description("0 to 45 °C or 32 to 113 °F, with at most two decimals. Needed where the room is measured.")]
    [Range(0, 113)]
    public decimal? RoomTemperature { get; init; }

    [Description("The unit of the temperature. Needed where the room is measured.")]
    public string? RoomUnit { get; init; }

    [Description("Whether an air conditioner or a fan runs at night.")]
    public required string NightCooling { get; init; }

    [Description("Calcium: servings that are rich in it, by habit; an estimate from servings and tablets; or an amount.")]
    public required string Calcium { get; init; }

    [Description("Calcium in mg a day from all food and tablets. Needed for an amount; less than 200 needs confirmed.")]
    [Range(0, CalciumIntake.MaxMilligrams)]
    public int? CalciumMilligrams { get; init; }

    [Description("Whether all servings are of a day or of a week; a week where it is absent.")]
    public string? ServingsPer { get; init; }

    [Description("Servings of foods, each 0 to 100 with at most two decimals, for an estimate; at least one food or tablet. More than 3000 mg a day needs confirmed.")]
    public Dictionary<string, decimal>? Servings { get; init; }

    [Description("Calcium in one tablet, mg, as on the label; for an estimate.")]
    [Range(0, CalciumEstimate.MaxTabletMilligrams)]
    public int? TabletMilligrams { get; init; }

    [Description("Tablets a day, with at most two decimals; 1 where it is absent.")]
    [Range(0, CalciumEstimate.MaxTablets)]
    public decimal? TabletsPerDay { get; init; }

    [Description("Whether the person has confirmed an implausible amount of calcium.")]
    public bool? Confirmed { get; init; }

    [Description("Sets how much calcium is needed; 19-50 where it is absent.")]
    public string? AgeGroup { get; init; }

    [Description("The version of the rules that is expected. Where another runs, the answer is 409.")]
    public string? RulesVersion { get; init; }
}
