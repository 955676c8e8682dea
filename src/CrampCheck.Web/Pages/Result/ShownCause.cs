using CrampCheck.Rules;

namespace CrampCheck.Web.Pages.Result;

/// <summary>One cause of a result.</summary>
public sealed record ShownCause(ResultView Result, CauseScore Score);
