using System.Text.Json.Serialization;

namespace CrampCheck.Web.Texts;

/// <summary>How texts are written as JSON, made when the program is built: to find that out by reflection takes long at a start.</summary>
[JsonSerializable(typeof(SourceText[]))]
[JsonSerializable(typeof(Change[]))]
[JsonSerializable(typeof(TextsCopy))]
internal sealed partial class TextsJsonContext : JsonSerializerContext;
