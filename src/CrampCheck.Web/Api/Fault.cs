using System.ComponentModel;
using System.Text.Json.Serialization;

namespace CrampCheck.Web.Api;

/// <summary>What is wrong with one member.</summary>
public sealed record Fault(
    [property: Description("What is wrong and how to fix it, in the words of the form. Never what was sent.")] string Detail,
    [property: JsonPropertyName("pointer"), Description("Where: a JSON pointer (RFC 6901) as a fragment, such as #/servings/milk.")] string Place);
