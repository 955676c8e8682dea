using System.Globalization;
using Microsoft.Data.Sqlite;

namespace CrampCheck.Trust.Tests;

/// <summary>Compares what a database holds with what was acknowledged.</summary>
internal static class History
{
    /// <summary>Everything that is wrong, in words; empty where nothing is.</summary>
    public static List<string> Faults(string database, Acknowledged acknowledged) => Faults(database, acknowledged.Saves, acknowledged.Publications);

    /// <summary>The same for what was acknowledged until some moment.</summary>
    public static List<string> Faults(string database, IReadOnlyList<(string Key, string Body)> saves, IReadOnlyList<(string Key, string Reason)> publications)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString());
        connection.Open();
        var versions = Rows("SELECT Key, Number, BasedOn, IsAside, Body FROM TextRevisions ORDER BY Key, Number");
        var live = Rows("SELECT Key, Reason FROM Publications");
        var bodies = versions.Select(row => (row[0], row[4])).ToHashSet();
        var reasons = live.Select(row => (row[0], row[1])).ToHashSet();
        List<string> faults =
        [
            .. saves.Where(save => !bodies.Contains((save.Key, save.Body))).Select(save => $"lost save of {save.Key}"),
            .. publications.Where(publication => !reasons.Contains((publication.Key, publication.Reason))).Select(publication => $"lost publication of {publication.Key}"),
            .. Rows("PRAGMA integrity_check").Select(row => row[0]).Where(found => found != "ok"),
            .. Rows("PRAGMA foreign_key_check").Select(row => $"foreign key: {row[0]}"),
        ];
        foreach (var text in versions.GroupBy(row => row[0]))
        {
            if (!text.Select(row => row[1]).SequenceEqual(Enumerable.Range(1, text.Count()).Select(number => number.ToString(CultureInfo.InvariantCulture))))
            {
                faults.Add($"{text.Key}: a number is missing");
            }

            var drafts = text.Where(row => row[3] == "0").ToList();
            faults.AddRange(drafts.Zip(drafts.Skip(1)).Where(pair => pair.Second[2] != pair.First[1]).Select(pair => $"{text.Key}: version {pair.Second[1]} was based on {pair.Second[2]}, not on {pair.First[1]}"));
        }

        return faults;

        List<string[]> Rows(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            using var reader = command.ExecuteReader();
            var rows = new List<string[]>();
            while (reader.Read())
            {
                rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)!)]);
            }

            return rows;
        }
    }
}
