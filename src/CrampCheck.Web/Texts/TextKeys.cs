using CrampCheck.Rules;

namespace CrampCheck.Web.Texts;

/// <summary>The texts that editors own. A key is also the path of the text's file under content/.</summary>
public static class TextKeys
{
    /// <summary>What a result says when several causes lead together.</summary>
    public const string Joint = "advice/joint";

    /// <summary>What a result says when no cause fits.</summary>
    public const string None = "advice/none";

    /// <summary>What a result says when it cannot tell yet.</summary>
    public const string Unknown = "advice/unknown";

    /// <summary>When to get medical help.</summary>
    public const string Safety = "safety";

    /// <summary>What to do during a cramp.</summary>
    public const string CrampNow = "cramp-now";

    /// <summary>What this site does not look at.</summary>
    public const string NotLookedAt = "not-looked-at";

    /// <summary>All keys.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        .. CauseSet.All.Select(Advice), Joint, None, Unknown, Safety, CrampNow, NotLookedAt, .. CauseSet.All.Select(Research),
    ];

    /// <summary>The article's advice for a cause.</summary>
    public static string Advice(Cause cause) => $"advice/{cause.Code()}";

    /// <summary>What research says about a cause.</summary>
    public static string Research(Cause cause) => $"research/{cause.Code()}";
}
