namespace CrampCheck.Rules;

/// <summary>The article's three causes, in its order; that order settles what points leave open.</summary>
public enum Cause
{
    /// <summary>Too little calcium.</summary>
    CalciumDeficiency,

    /// <summary>Cold.</summary>
    ColdStimulation,

    /// <summary>Too much exercise.</summary>
    Overexertion,
}
