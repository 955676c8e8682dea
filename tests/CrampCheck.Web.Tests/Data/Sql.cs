using Microsoft.Data.Sqlite;

namespace CrampCheck.Web.Tests.Data;

internal static class Sql
{
    /// <summary>Runs statements on a database file; the first column of what they answer.</summary>
    public static List<string> Read(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
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
}
