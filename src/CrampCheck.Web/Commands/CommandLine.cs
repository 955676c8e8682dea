using CrampCheck.Web.Data;
using CrampCheck.Web.People;
using CrampCheck.Web.Startup;
using CrampCheck.Web.Texts;
using Microsoft.Extensions.Options;

namespace CrampCheck.Web.Commands;

/// <summary>Commands that the program runs instead of serving. Exit code 0 means success.</summary>
public static class CommandLine
{
    private const string Usage = "Commands: admin invite NAME@EXAMPLE | backup FILE | restore FILE | accept-loss | health URL. Settings follow, such as --urls URL. Without a command, the site starts.";

    private static readonly string[] HelpOptions = ["--help", "-h", "-?"];

    /// <summary>
    /// Separates the words of a command from the settings after them, such as <c>backup FILE --Data:Directory data</c>.
    /// Words after a setting would be ignored, so all of such arguments count as words: of no command.
    /// </summary>
    public static (string[] Words, string[] Settings) Split(string[] args)
    {
        string[] words = [.. args.TakeWhile(arg => !IsSetting(arg))];
        var settings = args[words.Length..];
        var hasStray = settings.Where((arg, i) => !IsSetting(arg) && settings[i - 1] is var before && (!IsSetting(before) || before.Contains('=', StringComparison.Ordinal))).Any();
        return hasStray ? (args, []) : (words, settings);

        static bool IsSetting(string arg) => arg.StartsWith("--", StringComparison.Ordinal) && !HelpOptions.Contains(arg);
    }

    /// <summary>Runs a command, whether or not the site is running.</summary>
    public static async Task<int> RunAsync(string[] words, IServiceProvider services)
    {
        if (services.GetRequiredService<IOptions<TextsOptions>>().Value is { IsReader: true } texts)
        {
            Console.Error.WriteLine($"Nothing was done: this is a reader (setting Texts:From). The database is at {texts.From}.");
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
                    Console.WriteLine("The site will use the database as it is. What is missing is lost; visitors see its live texts.");
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
        Console.WriteLine($"The database is restored from {Path.GetFullPath(file)}.");
        Console.WriteLine(restored.Before is not null ? $"The previous database is in {restored.Before}." : "There was no previous database.");
        foreach (var missed in restored.Missed)
        {
            Console.WriteLine($"Called off, because its time has passed: {missed.Key}, {missed.Words}.");
        }

        foreach (var planned in restored.Planned)
        {
            Console.WriteLine($"Still planned: {planned.Key}, {planned.Words}. Call it off on the site if it is no longer wanted.");
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
        Console.WriteLine($"{email} is a publisher. This link lets them choose a password, once, for {SignInSetup.LinkLife.TotalHours} hours; earlier links and sessions have ended, and an existing password or passkey works until the link is used:");
        var address = services.GetRequiredService<IOptions<DataOptions>>().Value.Address;
        var site = File.Exists(address) ? await File.ReadAllTextAsync(address) : "";
        Console.WriteLine(site + link);
        Console.WriteLine(site == "" ? "Put the site’s address in front of it." : $"If people reach the site at an address other than {site}, use that instead.");
        return 0;
    }
}
