using Microsoft.Extensions.Options;
using static CrampCheck.Web.Data.DatabaseFile;

namespace CrampCheck.Web.Data;

/// <summary>Copies the database to a file, also while the site runs.</summary>
public sealed class DatabaseBackup(IOptions<DataOptions> options)
{
    private string Live => options.Value.Database;

    /// <summary>Writes the database, as it is at one moment, to a file that needs no other beside it.</summary>
    /// <exception cref="BackupException">There is no backup.</exception>
    public Task BackupAsync(string file) => TellAsync(async () =>
    {
        file = Path.GetFullPath(file);
        if (!File.Exists(Live))
        {
            throw new BackupException($"There is no database at {Live}.");
        }

        if (Path.Exists(file))
        {
            throw new BackupException($"{file} is there already. Choose another name.");
        }

        // Whatever has this name is not ours to overwrite. Addresses and hashes of people are in it.
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
