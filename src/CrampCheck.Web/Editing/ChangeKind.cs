namespace CrampCheck.Web.Editing;

/// <summary>What happened to a run of words.</summary>
public enum ChangeKind
{
    Kept,
    Removed,
    Added,
}
