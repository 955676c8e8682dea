namespace CrampCheck.Rules;

/// <summary>How well the result holds when one answer changes.</summary>
public enum Steadiness
{
    /// <summary>At least three quarters of the other answers keep it (our choice).</summary>
    Steady,

    /// <summary>At least half of the other answers keep it (our choice).</summary>
    FairlySteady,

    /// <summary>Fewer than half of the other answers keep it.</summary>
    EasilyChanged,
}
