using CrampCheck.Web.Data;

namespace CrampCheck.Web.Editing;

/// <summary>A period in which visitors saw a version; without an end if they still do.</summary>
public sealed record LiveTime(Publication Publication, DateTime? Until);
