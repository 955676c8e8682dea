using Microsoft.Data.Sqlite;

namespace CrampCheck.Web.Data;

/// <summary>Operations of backup and restore on database files other than the site's own.</summary>
internal static class DatabaseFile
{
    public static readonly string[] Companions = ["-wal", "-shm", "-journal"];

    /// <summary>Whether it begins like a SQLite file.</summary>
    public static bool IsDatabase(string file)
    {
        using var content = File.OpenRead(file);
        var beginning = new byte[16];
        return content.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false) == beginning.Length && beginning.AsSpan().SequenceEqual("SQLite format 3\0"u8);
    }

    public static void CopyTo(string file, SqliteConnection source)
    {
        using (var target = Open(file, SqliteOpenMode.ReadWriteCreate))
        {
            source.BackupDatabase(target);
        }

        OneFile(file, pageSize: null);
    }

    // Ends write-ahead logging. Pages of a different size do not fit into a database.
    public static void OneFile(string file, string? pageSize)
    {
        using var connection = Open(file);
        Read(connection, "PRAGMA journal_mode=DELETE");
        if (pageSize is not null && Read(connection, "PRAGMA page_size")[0] != pageSize)
        {
            Read(connection, $"PRAGMA page_size={pageSize}");
            Read(connection, "VACUUM");
        }
    }

    public static void CheckIntegrity(SqliteConnection connection, string file)
    {
        var found = Read(connection, "PRAGMA integrity_check");
        if (found is not ["ok"])
        {
            throw new BackupException($"{file} is damaged: {found[0].ReplaceLineEndings(" ")}");
        }
    }

    public static List<string> Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
        {
            values.Add(reader.GetValue(0).ToString()!);
        }

        return values;
    }

    public static SqliteConnection Open(string file, SqliteOpenMode mode = SqliteOpenMode.ReadWrite)
    {
        var connection = new SqliteConnection(ConnectionString(file, mode));
        connection.Open();
        Read(connection, "PRAGMA busy_timeout=10000");
        return connection;
    }

    public static string ConnectionString(string file, SqliteOpenMode mode = SqliteOpenMode.ReadWrite) =>
        new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString();

    public static void Delete(string file)
    {
        foreach (var end in (string[])["", .. Companions])
        {
            File.Delete(file + end);
        }
    }

    public static async Task<T> AsBackupErrorsAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new BackupException(Reason(e));
        }
    }

    public static string Reason(Exception e) => e.GetBaseException().Message.ReplaceLineEndings(" ");
}
