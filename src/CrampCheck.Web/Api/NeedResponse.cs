using System.ComponentModel;

namespace CrampCheck.Web.Api;

/// <summary>How much calcium an age group needs.</summary>
public sealed record NeedResponse(string AgeGroup, [property: Description("The need, mg a day.")] int Milligrams, [property: Description("From here on it is more than is advised, mg a day.")] int UpperLevel);
