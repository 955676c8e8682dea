using System.ComponentModel.DataAnnotations;

namespace CrampCheck.Web.Data;

/// <summary>Settings under "Data".</summary>
public sealed class DataOptions
{
    /// <summary>The folder for the database, the copy of the live texts, keys and logs; relative to the content root.</summary>
    [Required]
    public string Directory { get; set; } = "data";

    /// <summary>The SQLite file.</summary>
    public string Database => Path.Combine(Directory, "crampcheck.db");

    /// <summary>The copy of the live texts, used while the database is unavailable.</summary>
    public string LiveTexts => Path.Combine(Directory, "live-texts.json");

    /// <summary>Held by the one process that migrates the database.</summary>
    public string MigrationLock => Path.Combine(Directory, "migration.lock");

    /// <summary>The address at which the site was last started, for links made on the command line.</summary>
    public string Address => Path.Combine(Directory, "address.txt");

    /// <summary>The framework's keys, which need the same protection as the database.</summary>
    public string Keys => Path.Combine(Directory, "keys");

    /// <summary>Request and error logs, one file per day and process.</summary>
    public string Logs => Path.Combine(Directory, "logs");
}
