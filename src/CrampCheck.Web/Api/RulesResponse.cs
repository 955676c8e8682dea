using System.ComponentModel;
using CrampCheck.Rules;
using CrampCheck.Web.Pages.Questions;

namespace CrampCheck.Web.Api;

/// <summary>The table of rules in use.</summary>
public sealed record RulesResponse(
    [property: Description("Changes whenever any score could.")] string RulesVersion,
    [property: Description("The day on which it last changed.")] DateOnly ChangedOn,
    [property: Description("No score is above it.")] int HighestScore,
    [property: Description("No score of calcium deficiency is above it: what is eaten is not a blood test.")] int HighestCalciumScore,
    [property: Description("Causes within this many points of the highest score lead together with it.")] int JointWithin,
    [property: Description("A cause with fewer points does not lead; band possible.")] int PossibleFrom,
    [property: Description("Band likely.")] int LikelyFrom,
    [property: Description("What is looked at, with its rules. The points of a cause are added up.")] IReadOnlyList<FactorResponse> Factors,
    [property: Description("What a room described by feel stands for, in °C.")] IReadOnlyList<FeelingResponse> Feelings,
    [property: Description("What a habit of eating calcium stands for.")] IReadOnlyList<HabitResponse> Habits,
    [property: Description("How much calcium people of an age need (IOM 2011).")] IReadOnlyList<NeedResponse> Needs)
{
    /// <summary>The table, built once.</summary>
    public static RulesResponse Now { get; } = new(
        Scorecard.Version,
        Scorecard.ChangedOn,
        Scorecard.HighestScore,
        Scorecard.HighestCalciumScore,
        Scorecard.JointWithin,
        PointRange.PossibleFrom,
        PointRange.LikelyFrom,
        [.. Scorecard.Factors.Select(FactorResponse.Of)],
        [.. RoomTemperature.Feels.Select(told => new FeelingResponse(RoomQuestion.CodeOf(told.Feel), RunResponse.Of(told.Celsius)))],
        [.. CalciumIntake.Habits.Select(told => new HabitResponse(CalciumQuestion.CodeOf(told.Habit), told.Least, told.Most))],
        [.. CalciumQuestion.AgeLabels.Select(group => (group.Value, Need: CalciumNeed.Of(CalciumQuestion.AgeGroups[group.Value]))).Select(group => new NeedResponse(group.Value, group.Need.Milligrams, group.Need.UpperLevel))]);
}
