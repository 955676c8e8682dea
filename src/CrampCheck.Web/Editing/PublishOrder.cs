using CrampCheck.Web.Data;

namespace CrampCheck.Web.Editing;

/// <summary>What a publisher saw when deciding.</summary>
/// <param name="Key">The text.</param>
/// <param name="Draft">The <see cref="TextRevision.VersionToken"/> of the version to publish.</param>
/// <param name="Live">The token of the version that was live.</param>
/// <param name="Plan">The <see cref="ScheduledPublication.VersionToken"/> of the plan; empty if there was none.</param>
/// <param name="Reason">Why, for the public history.</param>
/// <param name="Who">The publisher.</param>
public sealed record PublishOrder(string Key, string Draft, string Live, string Plan, string Reason, string Who);
