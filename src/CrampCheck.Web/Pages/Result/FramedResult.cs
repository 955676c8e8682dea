using CrampCheck.Web.Pages.Layout;
using CrampCheck.Web.Pipeline;

namespace CrampCheck.Web.Pages.Result;

/// <summary>A result, and the frame of its page.</summary>
public sealed record FramedResult(ResultView Result, Assets Assets);
