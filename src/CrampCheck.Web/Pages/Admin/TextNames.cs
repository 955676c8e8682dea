using CrampCheck.Rules;
using CrampCheck.Web.Pages.Result;
using CrampCheck.Web.Texts;

namespace CrampCheck.Web.Pages.Admin;

/// <summary>The editors' names for texts, whatever their titles.</summary>
public static class TextNames
{
    /// <summary>The name of a text.</summary>
    public static string Of(string key) => key switch
    {
        TextKeys.Joint => "Result: several causes lead",
        TextKeys.None => "Result: no cause fits",
        TextKeys.Unknown => "Result: cannot tell yet",
        TextKeys.Safety => "When to get medical help",
        TextKeys.CrampNow => "During a cramp",
        TextKeys.NotLookedAt => "What the tool does not look at",
        _ when CauseSet.All.Any(cause => TextKeys.Advice(cause) == key) => $"Advice: {NameOf(CauseSet.All.Single(cause => TextKeys.Advice(cause) == key))}",
        _ => $"Research: {NameOf(CauseSet.All.Single(cause => TextKeys.Research(cause) == key))}",
    };

    /// <summary>The name to show for whoever saved or published something.</summary>
    public static string Who(string savedBy) => savedBy == "" ? "the first set-up" : savedBy;

    private static string NameOf(Cause cause) => ResultWords.Name(cause).ToLowerInvariant();
}
