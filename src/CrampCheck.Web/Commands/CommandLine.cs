using CrampCheck.Web.Data;
using CrampCheck.Web.People;
using CrampCheck.Web.Startup;
using CrampCheck.Web.Texts;
using Microsoft.Extensions.Options;

namespace CrampCheck.Web.Commands;

/// <summary>What the program does instead of serving, when words stand among its settings. Exit code 0 is done.</summary>
public static class CommandLine
{
    private const string Usage = "Commands: admin invite NAME@EXAMPLE | backup FILE | restore FILE | accept-loss | health URL. Without one, the site starts.";

    private static readonly string[] HelpOptions = ["--help", "-h", "-?"];

    /// <summary>Parts the words of a command from the settings around them, such as <c>--urls http://localhost:5080 -- backup FILE</c>.</summary>
    public static (string[] Words, string[] Settings) Split(string[] args)
    {
        List<string> words = [], settings = [];
        for (var i = 0; i < args.Length; i++)
        {
            // After a word, /x is a path and x=y a name.
            var isSetting = args[i].StartsWith("--", StringComparison.Ordinal) || (words is [] && (args[i].StartsWith('/') || args[i].Contains('=', StringComparison.Ordinal)));
            if (!isSetting || HelpOptions.Contains(args[i]))
            {
                words.Add(args[i]);
            }
            else if (args[i] != "--")
            {
                settings.Add(args[i]);
                if (!args[i].Contains('=', StringComparison.Ordinal) && i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal))
                {
                    settings.Add(args[++i]);
                }
            }
        }

        return ([.. words], [.. settings]);
    }

    /// <summary>Runs a command, beside a site that may be running.</summary>
    public static async Task<int> RunAsync(string[] words, IServiceProvider services)
    {
        if (services.GetRequiredService<IOptions<TextsOptions>>().Value is { IsReader: true } texts)
        {
            Console.Error.WriteLine($"Nothing was done: this is a reader (setting Texts:From). The database is that of {texts.From}.");
            return 1;
        }

        await using var scope = services.CreateAsyncScope();
        try
        {
            switch (words)
            {
                case ["admin", "invite", var email]:
                    return await InviteAsync(email, scope.ServiceProvider);
                case ["backup", { Length: > 0 } file]:
                    await scope.ServiceProvider.GetRequiredService<DatabaseBackup>().BackupAsync(file);
                    Console.WriteLine($"The backup is in {Path.GetFullPath(file)}.");
                    return 0;
                case ["restore", { Length: > 0 } file]:
                    Write(await scope.ServiceProvider.GetRequiredService<DatabaseRestore>().RestoreAsync(file), file);
                    return 0;
                case ["accept-loss"]:
                    await services.GetRequiredService<DatabaseOpening>().OpenAsync(acceptsLoss: true, CancellationToken.None);
                    Console.WriteLine("The site goes on with the database as it is. What it lacks is lost; visitors see the texts that are live in it.");
                    return 0;
                default:
                    Console.Error.WriteLine(Usage);
                    return 1;
            }
        }
        catch (Exception e) when (e is BackupException or IOException or UnauthorizedAccessException || DatabaseFailure.Is(e))
        {
            Console.Error.WriteLine(e is BackupException ? e.Message : $"Nothing was done: {DatabaseFile.Reason(e)}");
            return 1;
        }
    }

    private static void Write(Restored restored, string file)
    {
        Console.WriteLine($"The database is as it was in {Path.GetFullPath(file)}.");
        Console.WriteLine(restored.Before is not null ? $"What was there before is in {restored.Before}." : "There was no database before.");
        foreach (var missed in restored.Missed)
        {
            Console.WriteLine($"Called off, because its time has passed: {missed.Key}, {missed.Words}.");
        }

        foreach (var planned in restored.Planned)
        {
            Console.WriteLine($"Planned still: {planned.Key}, {planned.Words}. Call it off on the site if that is not wanted any more.");
        }

        Console.WriteLine(restored.IsOtherFile ? "If the site is running, restart it: it still has the old file open." : "If the site is running, it shows the restored texts now.");
    }

    private static async Task<int> InviteAsync(string email, IServiceProvider services)
    {
        if (!Invitations.IsAddress(email))
        {
            Console.Error.WriteLine($"{email} is not a valid e-mail address.");
            return 1;
        }

        await services.GetRequiredService<DatabaseMigration>().RunAsync(acceptsLoss: false, CancellationToken.None);
        var link = await services.GetRequiredService<Invitations>().InviteAsync(email, isPublisher: true, AuditLog.CommandLine);
        Console.WriteLine($"{email} is a publisher. This link lets them choose a password, once, for {SignInSetup.LinkLife.TotalHours} hours; links and sessions they had before have ended, and a password or passkey works until it is used:");
        var address = services.GetRequiredService<IOptions<DataOptions>>().Value.Address;
        var site = File.Exists(address) ? await File.ReadAllTextAsync(address) : "";
        Console.WriteLine(site + link);
        Console.WriteLine(site == "" ? "Put the address of the site before it." : $"If people reach the site at another address than {site}, put that in its place.");
        return 0;
    }
}
