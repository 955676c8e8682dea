namespace CrampCheck.Web.Editing;

/// <summary>What became of a run of words.</summary>
public enum ChangeKind
{
    Kept,
    Removed,
    Added,
}
