namespace CrampCheck.Web.Data;

/// <summary>What a restore did.</summary>
/// <param name="Before">The database as it was before; null if there was none.</param>
/// <param name="IsOtherFile">Whether the database is a different file now, so that a running site must be restarted.</param>
/// <param name="Missed">Plans whose time has passed; they were called off.</param>
/// <param name="Planned">Plans that still stand.</param>
public sealed record Restored(string? Before, bool IsOtherFile, IReadOnlyList<ScheduledPublication> Missed, IReadOnlyList<ScheduledPublication> Planned);
