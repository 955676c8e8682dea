namespace CrampCheck.Rules;

/// <summary>One of the four questions.</summary>
public enum Question
{
    /// <summary>How often the cramps come.</summary>
    Frequency,

    /// <summary>Exercise, or work that is hard on the legs, on a typical day with it.</summary>
    Exercise,

    /// <summary>The bedroom at night: its temperature, and air conditioner or fan.</summary>
    Room,

    /// <summary>Calcium eaten and taken a day.</summary>
    Calcium,
}
