namespace CrampCheck.Web.Tests.Pages.Admin;

/// <summary>Two instances of the site on one data folder.</summary>
public sealed class TwoInstances : IAsyncLifetime
{
    public TwoInstances() => Second = new(First.Data);

    public Site First { get; } = new();

    public Site Second { get; }

    public async Task InitializeAsync()
    {
        await First.InitializeAsync();
        await Second.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await Second.DisposeAsync();
        await First.DisposeAsync();
    }
}
