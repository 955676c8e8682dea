using System.ComponentModel;

namespace CrampCheck.Web.Api;

/// <summary>An answer worth finding out.</summary>
public sealed record FindingOutResponse(string Question, [property: Description("How to find it out.")] string Words);
