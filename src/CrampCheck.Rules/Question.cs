namespace CrampCheck.Rules;

/// <summary>One of the four questions.</summary>
public enum Question
{
    /// <summary>How often the cramps come.</summary>
    Frequency,

    /// <summary>Exercise, or hard leg work, on a typical active day.</summary>
    Exercise,

    /// <summary>The bedroom at night: its temperature, and air conditioner or fan.</summary>
    Room,

    /// <summary>Calcium eaten and taken a day.</summary>
    Calcium,
}
