using System.ComponentModel;

namespace CrampCheck.Web.Api;

/// <summary>A room told by feel.</summary>
public sealed record FeelingResponse(string Room, [property: Description("°C.")] RunResponse When);
