using System.Text.Json;
using System.Text.Json.Serialization;

namespace CrampCheck.Web.Texts;

/// <summary>The JSON of <see cref="PublishedTexts"/>: a missing, unknown, duplicate or null member is an error.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PublishedTexts))]
internal sealed partial class PublishedTextsJson : JsonSerializerContext;
