using CrampCheck.Web.Data;

namespace CrampCheck.Web.Editing;

/// <summary>Where a text stands.</summary>
/// <param name="Newest">Its draft, or what is live where there is none.</param>
/// <param name="Live">What visitors see.</param>
/// <param name="Published">When and why that went live.</param>
/// <param name="Scheduled">What goes live by itself, and when.</param>
public sealed record TextState(TextRevision Newest, TextRevision Live, Publication Published, ScheduledPublication? Scheduled)
{
    public string Key => Live.Key;

    /// <summary>Whether somebody saved something since the last publication.</summary>
    public bool HasDraft => Newest.Number != Live.Number;
}
