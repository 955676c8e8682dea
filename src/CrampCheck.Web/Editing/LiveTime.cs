using CrampCheck.Web.Data;

namespace CrampCheck.Web.Editing;

/// <summary>A time during which visitors saw a version; without an end where they still do.</summary>
public sealed record LiveTime(Publication Publication, DateTime? Until);
