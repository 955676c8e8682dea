namespace CrampCheck.Web.Data;

/// <summary>Keeps the data folder from other users of the machine. Windows gives a folder the rights of the one around it.</summary>
public static partial class DataFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // Who may only enter a folder opens what is in it by name.
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Makes the folder, and the one for keys, for this user alone; says so if one that was there is open to others.</summary>
    /// <returns>Why there is none; null if there is.</returns>
    public static string? Prepare(DataOptions data, ILogger log)
    {
        try
        {
            Make(data.Directory);
            Make(data.Keys);
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(data.Directory) & Others) != 0)
            {
                LogOpenToOthers(log, data.Directory);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Where it can only be read, visitors are served all the same; whoever needs more says so.
            if (!Directory.Exists(data.Directory))
            {
                return $"Setting Data:Directory: there is no folder {data.Directory}, and it cannot be made: {e.Message.ReplaceLineEndings(" ")}";
            }
        }

        return null;
    }

    private static void Make(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnly);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Other users of this machine can get into {Folder}, with the database, keys and logs in it. chmod 700 keeps them out")]
    private static partial void LogOpenToOthers(ILogger logger, string folder);
}
