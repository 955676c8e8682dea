using System.ComponentModel;
using CrampCheck.Rules;

namespace CrampCheck.Web.Api;

/// <summary>A run of numbers.</summary>
public sealed record RunResponse(
    [property: Description("Its lower end; null where there is none.")] decimal? Low,
    [property: Description("Its upper end; null where there is none.")] decimal? High,
    [property: Description("Whether the lower end belongs to it.")] bool HoldsLow,
    [property: Description("Whether the upper end belongs to it.")] bool HoldsHigh)
{
    internal static RunResponse Of(Interval run) => new(run.Low, run.High, run.HoldsLow, run.HoldsHigh);
}
