namespace CrampCheck.Rules;

/// <summary>How often the visitor has food or drink that is rich in calcium.</summary>
public enum CalciumHabit
{
    /// <summary>Two or more servings a day: 750 to 1500 mg.</summary>
    TwiceDaily,

    /// <summary>About one serving a day: 500 to under 600 mg.</summary>
    OnceDaily,

    /// <summary>Less than one serving a day: 250 to under 500 mg.</summary>
    LessThanDaily,
}
