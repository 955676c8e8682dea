using System.Data.Common;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace CrampCheck.Web.Data;

/// <summary>
/// Makes every connection safe to write on: to the file that is there now, with FULL, because with NORMAL a power cut loses
/// published texts, with foreign keys, and with SQLite's own way of waiting for its turn: the package's is to look again
/// every 150 ms, and with eight people saving somebody waits in vain.
/// </summary>
public sealed class SqliteConnectionSetup : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000;";

    // From sqlite3.h.
    private const int HasMoved = 20;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        var sqlite = (SqliteConnection)connection;
        if (IsOfAnotherFile(sqlite.Handle!))
        {
            sqlite.Close();
            SqliteConnection.ClearPool(sqlite);
            sqlite.Open();
        }

        using var command = sqlite.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    // SQLite's asynchronous calls are synchronous inside.
    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }

    // A pooled connection goes on with a file that was deleted or replaced, and what it saves there is lost.
    private static bool IsOfAnotherFile(sqlite3 database)
    {
        var hasMoved = 0;
        return FileControl(database.DangerousGetHandle(), "main", HasMoved, ref hasMoved) == raw.SQLITE_OK && hasMoved != 0;
    }

    // The one call of SQLite's own interface that its .NET package lacks.
    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int FileControl(IntPtr database, string schema, int operation, ref int result);
}
