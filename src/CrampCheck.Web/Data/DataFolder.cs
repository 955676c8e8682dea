namespace CrampCheck.Web.Data;

/// <summary>Keeps other users of the machine out of the data folder. On Windows a folder inherits its parent's permissions.</summary>
public static partial class DataFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // Execute permission is enough to open files in a folder by name.
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Creates the folder, and the one for keys, for this user only; warns if an existing one is open to others.</summary>
    /// <returns>Why the folder is missing; null if it exists.</returns>
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
            // Visitors are served even from a read-only folder; whatever needs to write reports it.
            if (!Directory.Exists(data.Directory))
            {
                return $"Setting Data:Directory: the folder {data.Directory} does not exist and cannot be created: {e.Message.ReplaceLineEndings(" ")}";
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

    [LoggerMessage(LogLevel.Warning, "Other users of this machine can open {Folder}, which holds the database, keys and logs. chmod 700 keeps them out")]
    private static partial void LogOpenToOthers(ILogger logger, string folder);
}
