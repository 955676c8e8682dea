using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CrampCheck.Web.Api;

/// <summary>How the answers to programs are written, made when the program is built.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AssessmentResponse))]
[JsonSerializable(typeof(RulesResponse))]
[JsonSerializable(typeof(Problem))]
public sealed partial class ApiJsonContext : JsonSerializerContext
{
    // It is never put into a page as it is; escaped, the HTML in it would be twice as long.
    internal static readonly ApiJsonContext Plain = new(new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
