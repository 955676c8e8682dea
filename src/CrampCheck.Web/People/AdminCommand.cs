using CrampCheck.Web.Data;
using CrampCheck.Web.Hosting;

namespace CrampCheck.Web.People;

/// <summary>`admin invite NAME@EXAMPLE`: prints a link for a publisher. It makes the first one, and is the way back in.</summary>
public static class AdminCommand
{
    public static bool IsAskedFor(string[] args) => args is ["admin", "invite", _, ..];

    public static async Task<int> RunAsync(IServiceProvider services, string email)
    {
        if (!Invitations.IsAddress(email))
        {
            await Console.Error.WriteLineAsync($"{email} is no e-mail address.");
            return 1;
        }

        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseMigration>().RunAsync(CancellationToken.None);
        var link = await scope.ServiceProvider.GetRequiredService<Invitations>().InviteAsync(email, isPublisher: true, AuditLog.CommandLine);
        await Console.Out.WriteLineAsync($"{email} becomes a publisher with this link. It works once, for {SignInSetup.LinkLife.TotalHours} hours:");
        await Console.Out.WriteLineAsync(StartMessage.SiteOf(scope.ServiceProvider.GetRequiredService<IConfiguration>()) + link);
        return 0;
    }
}
