using Microsoft.Extensions.Options;
using static CrampCheck.Web.Data.DatabaseFile;

namespace CrampCheck.Web.Data;

/// <summary>Copies the database to a file, even while the site runs.</summary>
public sealed class DatabaseBackup(IOptions<DataOptions> options)
{
    private string Live => options.Value.Database;

    /// <summary>Writes a consistent copy of the database to a single file.</summary>
    /// <exception cref="BackupException">No backup was made.</exception>
    public Task BackupAsync(string file) => AsBackupErrorsAsync(async () =>
    {
        file = Path.GetFullPath(file);
        if (!File.Exists(Live))
        {
            throw new BackupException($"There is no database at {Live}.");
        }

        if (Path.Exists(file))
        {
            throw new BackupException($"{file} already exists. Choose another name.");
        }

        // An existing file is not ours to overwrite. The backup holds people's addresses and password hashes.
        var draft = file + ".new";
        var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await new FileStream(draft, create).DisposeAsync();
        try
        {
            using (var live = Open(Live))
            {
                CopyTo(draft, live);
            }

            using (var written = Open(draft))
            {
                CheckIntegrity(written, Live);
            }

            File.Move(draft, file);
        }
        finally
        {
            Delete(draft);
        }

        return file;
    });
}
