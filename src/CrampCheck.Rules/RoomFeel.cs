namespace CrampCheck.Rules;

/// <summary>How the bedroom feels at night, from cold to warm.</summary>
public enum RoomFeel
{
    /// <summary>10 to under 16 °C.</summary>
    Cold,

    /// <summary>16 to under 20 °C.</summary>
    Cool,

    /// <summary>20 to under 24 °C.</summary>
    Comfortable,

    /// <summary>24 °C and more.</summary>
    Warm,
}
