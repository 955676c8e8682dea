namespace CrampCheck.Web.Data;

/// <summary>What a restore did.</summary>
/// <param name="Before">The database as it was before; null if there was none.</param>
/// <param name="IsOtherFile">Whether the database is another file now, so that a site that runs must be restarted.</param>
/// <param name="Missed">What was planned for a time that has passed, and was called off.</param>
/// <param name="Planned">What is planned still.</param>
public sealed record Restored(string? Before, bool IsOtherFile, IReadOnlyList<ScheduledPublication> Missed, IReadOnlyList<ScheduledPublication> Planned);
