using System.ComponentModel;
using CrampCheck.Rules;

namespace CrampCheck.Web.Api;

/// <summary>One cause, and how its score adds up.</summary>
public sealed record CauseResponse(
    string Cause,
    [property: Description("The minimum points that the answers allow, 0 to 100.")] int Low,
    [property: Description("The most; the same where nothing is unknown.")] int High,
    [property: Description("Weak, some or strong match; unknown where the range spans more than one.")] string Band,
    bool Leader,
    [property: Description("What adds to it. The sum is cut at the highest score.")] IReadOnlyList<ContributionResponse> Contributions)
{
    internal static CauseResponse Of(CauseScore score, Verdict verdict) => new(
        score.Cause.Code(),
        score.Score.Low,
        score.Score.High,
        score.Score.Band.Code(),
        verdict.Leaders.Contains(score.Cause),
        [.. score.Contributions.Select(ContributionResponse.Of).OfType<ContributionResponse>()]);
}
