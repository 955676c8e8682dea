namespace CrampCheck.Rules.Tests;

/// <summary>The leader rule told a second time, for comparison: outcome, leaders and provisional as one line of text.</summary>
internal static class LeaderRule
{
    public static string Apply(Scores scores)
    {
        var causes = new[] { Cause.CalciumDeficiency, Cause.ColdStimulation, Cause.Overexertion };
        var highest = causes.Max(cause => scores[cause].Low);
        var leaders = causes.Where(cause => scores[cause].Low >= 34 && highest - scores[cause].Low <= 10).ToArray();
        var isProvisional = leaders.Any(leader => causes.Any(other =>
            other != leader && scores[other].High > scores[leader].Low + (leaders.Contains(other) ? 10 : 0)));
        var outcome = leaders.Length switch
        {
            1 => Outcome.OneCause,
            > 1 => Outcome.Joint,
            _ => causes.All(cause => scores[cause].High <= 33) ? Outcome.None : Outcome.Unknown,
        };
        return Tell(outcome, leaders, isProvisional);
    }

    public static string Tell(Verdict verdict) =>
        Tell(verdict.Outcome, LeadersOf(verdict), verdict.IsProvisional);

    public static Cause[] LeadersOf(Verdict verdict) => [.. Enum.GetValues<Cause>().Where(verdict.Leaders.Contains)];

    private static string Tell(Outcome outcome, Cause[] leaders, bool isProvisional) =>
        $"{outcome}: {string.Join(", ", leaders)}{(isProvisional ? " (provisional)" : "")}";
}
