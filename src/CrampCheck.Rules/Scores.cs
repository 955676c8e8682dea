namespace CrampCheck.Rules;

/// <summary>The scores of the three causes.</summary>
public readonly record struct Scores(PointRange CalciumDeficiency, PointRange ColdStimulation, PointRange Overexertion)
{
    /// <summary>The score of one cause.</summary>
    public PointRange this[Cause cause] => cause switch
    {
        Cause.CalciumDeficiency => CalciumDeficiency,
        Cause.ColdStimulation => ColdStimulation,
        Cause.Overexertion => Overexertion,
        _ => throw new ArgumentOutOfRangeException(nameof(cause)),
    };
}
