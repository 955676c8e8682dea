using System.Text.Json;
using System.Text.Json.Serialization;

namespace CrampCheck.Web.Texts;

/// <summary>Its JSON: a member that is missing, unknown, given twice or null is an error.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PublishedTexts))]
internal sealed partial class PublishedTextsJson : JsonSerializerContext;
