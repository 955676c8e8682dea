using System.ComponentModel;

namespace CrampCheck.Web.Api;

/// <summary>A room described by feel.</summary>
public sealed record FeelingResponse(string Room, [property: Description("°C.")] RunResponse When);
