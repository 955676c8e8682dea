using System.ComponentModel;
using CrampCheck.Rules;

namespace CrampCheck.Web.Api;

/// <summary>A source that people can look up.</summary>
public sealed record SourceResponse(
    [property: Description("What it says, and its name.")] string Words,
    [property: Description("Where it is.")] Uri Link)
{
    internal static SourceResponse? Of(Source? source) => source is null ? null : new(source.Words, source.Link);
}
