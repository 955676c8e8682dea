using System.ComponentModel;
using CrampCheck.Rules;
using CrampCheck.Web.Pages.Questions;
using Measures = CrampCheck.Rules.Measure;

namespace CrampCheck.Web.Api;

/// <summary>The table of rules that runs.</summary>
public sealed record RulesResponse(
    [property: Description("Differs as soon as any score could.")] string RulesVersion,
    [property: Description("The day on which it last changed.")] DateOnly ChangedOn,
    [property: Description("No score is above it.")] int HighestScore,
    [property: Description("No score of calcium deficiency is above it: what is eaten is no blood test.")] int HighestCalciumScore,
    [property: Description("Causes within so many points of the highest score lead together with it.")] int JointWithin,
    [property: Description("A cause with fewer points does not lead; band possible.")] int PossibleFrom,
    [property: Description("Band likely.")] int LikelyFrom,
    [property: Description("What is looked at, with its rules. The points of a cause are added up.")] IReadOnlyList<FactorResponse> Factors,
    [property: Description("What a room told by feel stands for, in °C.")] IReadOnlyList<FeelingResponse> Feelings,
    [property: Description("What a habit of eating calcium stands for.")] IReadOnlyList<HabitResponse> Habits,
    [property: Description("How much calcium people of an age need (IOM 2011).")] IReadOnlyList<NeedResponse> Needs)
{
    /// <summary>The table, made once.</summary>
    public static RulesResponse Now { get; } = new(
        Scorecard.Version,
        Scorecard.ChangedOn,
        Scorecard.HighestScore,
        Scorecard.HighestCalciumScore,
        Scorecard.JointWithin,
        PointRange.PossibleFrom,
        PointRange.LikelyFrom,
        [.. Scorecard.Factors.Select(FactorResponse.Of)],
        [.. RoomTemperature.Feels.Select(told => new FeelingResponse(QuestionWords.Code(told.Feel), RunResponse.Of(told.Celsius)))],
        [.. CalciumIntake.Habits.Select(told => new HabitResponse(AnswerCodes.Habits.Single(code => code.Value == told.Habit).Key, told.Least, told.Most))],
        [.. QuestionWords.AgeGroups.Select(group => (group.Value, Need: CalciumNeed.Of(AnswerCodes.AgeGroups[group.Value]))).Select(group => new NeedResponse(group.Value, group.Need.Milligrams, group.Need.UpperLevel))]);
}

/// <summary>One thing that is looked at.</summary>
public sealed record FactorResponse(
    [property: Description("The question that it reads.")] string Question,
    [property: Description("The cause that its points count for; null is every cause that already has points.")] string? Cause,
    [property: Description("What its rules look at, with its unit.")] string Measure,
    [property: Description("What is ours and not the article's in every rule, if anything but points and marks.")] string? Note,
    [property: Description("At most one of them holds for any value.")] IReadOnlyList<RuleResponse> Rules)
{
    internal static FactorResponse Of(Factor factor) => new(
        factor.Question.Code(),
        factor.Cause?.Code(),
        factor.Measure switch
        {
            Measures.CalciumShare => "calcium, % of the need",
            Measures.Room => "bedroom, °C",
            Measures.CooledRoom => "bedroom with cooled or blown air, °C",
            Measures.Intensity => "intensity, 0 none to 3 vigorous",
            Measures.EffortMinutes => "effort minutes a day: × ½ light, × 1 moderate, × 2 vigorous",
            Measures.VigorousMinutes => "vigorous minutes a day",
            Measures.Frequency => "frequency, 1 rarely to 4 most nights",
            _ => throw new ArgumentOutOfRangeException(nameof(factor)),
        },
        factor.Note,
        [.. factor.Rules.Select(rule => new RuleResponse(rule.Id, RunResponse.Of(rule.When), rule.Points, rule.Clause, SourceResponse.Of(rule.Source)))]);
}

/// <summary>One rule.</summary>
public sealed record RuleResponse(
    [property: Description("Its stable name.")] string Id,
    [property: Description("The values that it holds for.")] RunResponse When,
    [property: Description("What it adds: always our choice.")] int Points,
    [property: Description("The article's clause that it rests on, word for word.")] string Clause,
    [property: Description("Where its marks come from; null where they are our choice.")] SourceResponse? Source);

/// <summary>A run of numbers.</summary>
public sealed record RunResponse(
    [property: Description("Its lower end; null where there is none.")] decimal? Low,
    [property: Description("Its upper end; null where there is none.")] decimal? High,
    [property: Description("Whether the lower end belongs to it.")] bool HoldsLow,
    [property: Description("Whether the upper end belongs to it.")] bool HoldsHigh)
{
    internal static RunResponse Of(Interval run) => new(run.Low, run.High, run.HoldsLow, run.HoldsHigh);
}

/// <summary>A source that a reader can look up.</summary>
public sealed record SourceResponse(
    [property: Description("What it says, and its name.")] string Words,
    [property: Description("Where it is.")] Uri Link)
{
    internal static SourceResponse? Of(Source? source) => source is null ? null : new(source.Words, source.Link);
}

/// <summary>A room told by feel.</summary>
public sealed record FeelingResponse(string Room, [property: Description("°C.")] RunResponse When);

/// <summary>Calcium told by habit.</summary>
public sealed record HabitResponse(string Calcium, [property: Description("mg a day.")] int Least, [property: Description("mg a day.")] int Most);

/// <summary>How much calcium an age group needs.</summary>
public sealed record NeedResponse(string AgeGroup, [property: Description("The need, mg a day.")] int Milligrams, [property: Description("From here on it is more than is advised, mg a day.")] int UpperLevel);
