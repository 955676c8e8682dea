using Microsoft.Extensions.Time.Testing;

namespace CrampCheck.Web.Tests.Data;

/// <summary>A site whose clock stands still.</summary>
public sealed class SiteAtOneMoment() : Site(Time)
{
    internal static FakeTimeProvider Time { get; } = new(DateTimeOffset.UtcNow);
}
