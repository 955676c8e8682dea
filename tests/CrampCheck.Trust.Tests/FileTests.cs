namespace CrampCheck.Trust.Tests;

public sealed class FileTests
{
    [Fact]
    public async Task Start_WhereLogsCannotBeWritten_ServesVisitorsAndSaysSo()
    {
        using var folder = new Folder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "logs"), "");
        await using var site = await RunningSite.StartAsync(folder.Path);

        (await site.Client.SendFormAsync(Forms.Complete)).EnsureSuccessStatusCode();
        await site.StopAsync();

        var errors = (await site.SaidAsync()).Errors;
        Assert.Contains("/logs", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }
}
