namespace CrampCheck.Web.Data;

/// <summary>Says in one line why there is no backup, or why nothing was restored.</summary>
public sealed class BackupException(string message) : Exception(message);
