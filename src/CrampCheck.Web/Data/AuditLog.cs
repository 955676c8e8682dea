namespace CrampCheck.Web.Data;

/// <summary>Records what editors do. Each line is saved together with the change it describes.</summary>
public sealed class AuditLog(CrampCheckDatabase database, TimeProvider time)
{
    /// <summary>Who acts where nobody is signed in.</summary>
    public const string CommandLine = "command line", Schedule = "schedule";

    /// <summary>Adds a line; the caller saves it.</summary>
    public void Add(string who, string action, string subject = "", string detail = "") => database.AuditEntries.Add(new()
    {
        At = time.GetUtcNow().UtcDateTime,
        Who = who,
        Action = action,
        Subject = subject,
        Detail = detail,
    });

    /// <summary>Adds a line and saves it.</summary>
    public Task WriteAsync(string who, string action, string subject = "", string detail = "")
    {
        Add(who, action, subject, detail);
        return database.SaveChangesAsync();
    }
}
