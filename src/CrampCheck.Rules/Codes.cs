namespace CrampCheck.Rules;

/// <summary>Stable codes for results in markup and tables. They do not change when the wording does.</summary>
public static class Codes
{
    /// <summary>calcium-deficiency, cold-stimulation, overexertion.</summary>
    public static string Code(this Cause cause) => cause switch
    {
        Cause.CalciumDeficiency => "calcium-deficiency",
        Cause.ColdStimulation => "cold-stimulation",
        Cause.Overexertion => "overexertion",
        _ => throw new ArgumentOutOfRangeException(nameof(cause)),
    };

    /// <summary>The leading cause's code, or joint, none, unknown.</summary>
    public static string Code(this Verdict verdict) => verdict.Outcome switch
    {
        Outcome.OneCause => verdict.Leaders.First().Code(),
        Outcome.Joint => "joint",
        Outcome.None => "none",
        Outcome.Unknown => "unknown",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };

    /// <summary>unlikely, possible, likely, unknown.</summary>
    public static string Code(this Band band) => band switch
    {
        Band.Unlikely => "unlikely",
        Band.Possible => "possible",
        Band.Likely => "likely",
        Band.Unknown => "unknown",
        _ => throw new ArgumentOutOfRangeException(nameof(band)),
    };

    /// <summary>ordinary, serious, very-serious.</summary>
    public static string Code(this Seriousness seriousness) => seriousness switch
    {
        Seriousness.Serious => "serious",
        Seriousness.VerySerious => "very-serious",
        Seriousness.Ordinary => "ordinary",
        _ => throw new ArgumentOutOfRangeException(nameof(seriousness)),
    };

    /// <summary>steady, fairly-steady, easily-changed.</summary>
    public static string Code(this Steadiness steadiness) => steadiness switch
    {
        Steadiness.Steady => "steady",
        Steadiness.FairlySteady => "fairly-steady",
        Steadiness.EasilyChanged => "easily-changed",
        _ => throw new ArgumentOutOfRangeException(nameof(steadiness)),
    };

    /// <summary>frequency, exercise, room, calcium.</summary>
    public static string Code(this Question question) => question switch
    {
        Question.Frequency => "frequency",
        Question.Exercise => "exercise",
        Question.Room => "room",
        Question.Calcium => "calcium",
        _ => throw new ArgumentOutOfRangeException(nameof(question)),
    };
}
