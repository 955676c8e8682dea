namespace CrampCheck.Rules;

/// <summary>The article's three causes, in its order, which also breaks ties.</summary>
public enum Cause
{
    /// <summary>Too little calcium.</summary>
    CalciumDeficiency,

    /// <summary>Cold.</summary>
    ColdStimulation,

    /// <summary>Too much exercise.</summary>
    Overexertion,
}
