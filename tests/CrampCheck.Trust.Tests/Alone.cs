namespace CrampCheck.Trust.Tests;

/// <summary>Tests that say how long something took, and so have the machine to themselves when the others are done.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
