using CrampCheck.Web.Data;

namespace CrampCheck.Web.Editing;

/// <summary>The state of a text.</summary>
/// <param name="Newest">Its draft, or the live version if there is none.</param>
/// <param name="Live">What visitors see.</param>
/// <param name="Published">When and why that went live.</param>
/// <param name="Scheduled">What will go live, and when.</param>
public sealed record TextState(TextRevision Newest, TextRevision Live, Publication Published, ScheduledPublication? Scheduled)
{
    public string Key => Live.Key;

    /// <summary>Whether other words than the live ones have been saved since the last publication.</summary>
    public bool HasDraft => Newest.Number != Live.Number && TextForm.Of(Newest) != TextForm.Of(Live);
}
