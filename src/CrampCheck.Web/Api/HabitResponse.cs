using System.ComponentModel;

namespace CrampCheck.Web.Api;

/// <summary>Calcium told by habit.</summary>
public sealed record HabitResponse(string Calcium, [property: Description("mg a day.")] int Least, [property: Description("mg a day.")] int Most);
