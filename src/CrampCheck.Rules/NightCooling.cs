namespace CrampCheck.Rules;

/// <summary>Whether an air conditioner or fan runs in the bedroom at night.</summary>
public enum NightCooling
{
    /// <summary>"I don't know".</summary>
    Unknown,

    /// <summary>No cooled or blown air.</summary>
    No,

    /// <summary>Cooled or blown air.</summary>
    Yes,
}
