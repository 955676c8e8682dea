using CrampCheck.Web.Pages.Layout;
using CrampCheck.Web.Pipeline;

namespace CrampCheck.Web.Pages.Result;

/// <summary>A result, and what its page carries around it.</summary>
public sealed record FramedResult(ResultView Result, Assets Assets);
