using System.Collections;
using System.Collections.Immutable;
using System.Numerics;

namespace CrampCheck.Rules;

/// <summary>A set of causes, in the article's order.</summary>
public readonly record struct CauseSet : IEnumerable<Cause>
{
    /// <summary>All three.</summary>
    public static readonly ImmutableArray<Cause> All = [Cause.CalciumDeficiency, Cause.ColdStimulation, Cause.Overexertion];

    private readonly byte _bits;

    private CauseSet(int bits) => _bits = (byte)bits;

    /// <summary>The number of causes in it.</summary>
    public int Count => BitOperations.PopCount(_bits);

    /// <summary>This set and one more cause.</summary>
    public CauseSet With(Cause cause) => new(_bits | (1 << (int)cause));

    /// <summary>Whether a cause is in it.</summary>
    public bool Contains(Cause cause) => (_bits & (1 << (int)cause)) != 0;

    /// <inheritdoc/>
    public IEnumerator<Cause> GetEnumerator() => All.Where(Contains).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
