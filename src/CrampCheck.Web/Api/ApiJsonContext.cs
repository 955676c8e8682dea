using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CrampCheck.Web.Api;

/// <summary>The JSON of API responses, generated when the program is built.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AssessmentResponse))]
[JsonSerializable(typeof(RulesResponse))]
[JsonSerializable(typeof(Problem))]
public sealed partial class ApiJsonContext : JsonSerializerContext
{
    internal static readonly ApiJsonContext Plain = new(With(new TextsOnce()));

    private static readonly ApiJsonContext OfTexts = new(With());

    // It is never put into a page unescaped, and escaping would double the HTML in it.
    private static JsonSerializerOptions With(params IEnumerable<JsonConverter> converters)
    {
        var options = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        foreach (var converter in converters)
        {
            options.Converters.Add(converter);
        }

        return options;
    }

    // Escaping the texts takes longer than everything else in a response, so it is done once per publication.
    private sealed class TextsOnce : JsonConverter<TextResponse>
    {
        private static readonly ConditionalWeakTable<TextResponse, byte[]> Written = [];

        public override TextResponse Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, TextResponse value, JsonSerializerOptions options) =>
            writer.WriteRawValue(Written.GetValue(value, static text => JsonSerializer.SerializeToUtf8Bytes(text, OfTexts.TextResponse)), skipInputValidation: true);
    }
}
