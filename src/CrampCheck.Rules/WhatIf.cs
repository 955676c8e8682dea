using System.Collections.Immutable;

namespace CrampCheck.Rules;

/// <summary>One other answer, or a run of them, and the result that it would bring.</summary>
/// <param name="Bands">Neighbouring bands of one question; any answer in them brings this result.</param>
/// <param name="Verdict">What the result would be.</param>
/// <param name="Distance">The fewest points by which a score changes; 0 where the answer is unknown and could be this one.</param>
public sealed record WhatIf(ImmutableArray<AnswerBand> Bands, Verdict Verdict, int Distance)
{
    /// <summary>The question whose answer changes.</summary>
    public Question Question => Bands[0].Question;
}
