using System.Text.Json.Serialization;

namespace CrampCheck.Web.Texts;

/// <summary>The JSON of texts, generated when the program is built: reflection would slow down the start.</summary>
[JsonSerializable(typeof(SourceText[]))]
[JsonSerializable(typeof(Change[]))]
[JsonSerializable(typeof(TextsCopy))]
internal sealed partial class TextsJsonContext : JsonSerializerContext;
