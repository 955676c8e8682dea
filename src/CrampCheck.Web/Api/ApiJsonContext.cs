using System.Runtime.CompilerServices;
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
    internal static readonly ApiJsonContext Plain = new(With(new TextsOnce()));

    private static readonly ApiJsonContext OfTexts = new(With());

    // It is never put into a page as it is; escaped, the HTML in it would be twice as long.
    private static JsonSerializerOptions With(params IEnumerable<JsonConverter> converters)
    {
        var options = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        foreach (var converter in converters)
        {
            options.Converters.Add(converter);
        }

        return options;
    }

    // To escape the texts takes longer than all else in an answer, so it is done once a publish.
    private sealed class TextsOnce : JsonConverter<TextResponse>
    {
        private static readonly ConditionalWeakTable<TextResponse, byte[]> Written = [];

        public override TextResponse Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, TextResponse value, JsonSerializerOptions options) =>
            writer.WriteRawValue(Written.GetValue(value, static text => JsonSerializer.SerializeToUtf8Bytes(text, OfTexts.TextResponse)), skipInputValidation: true);
    }
}
