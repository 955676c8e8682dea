namespace CrampCheck.Rules;

/// <summary>How well the answers match one cause.</summary>
public enum Band
{
    /// <summary>0 to 33 points: a weak match.</summary>
    Unlikely,

    /// <summary>34 to 66 points: some match.</summary>
    Possible,

    /// <summary>67 to 100 points: a strong match.</summary>
    Likely,

    /// <summary>The range spans more than one band: cannot tell yet.</summary>
    Unknown,
}
